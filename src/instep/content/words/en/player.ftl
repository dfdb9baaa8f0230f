### What the session screen shows beside what it says. Never spoken. { $parts } are filled by the page.
### The lines under `show` put the session rules S01 to S16 of content/screening into plain words, one for one.

player-title = Foot massage
player-loading = Getting the voice and the pictures ready.
player-begin = Begin
player-begin_hint = Put the screen where you can see it. Your hands can stay on your foot.
player-minutes = { $minutes } minutes
player-holding = I hold it
player-pause = Pause
player-go_on = Go on
player-hurts = That hurts
player-hands_off = Hands off
player-resting = Resting
player-next = Next: { $what }
player-next_switch = the other foot
player-next_closing = the end
player-lead_in = Getting ready
player-switch = Change feet
player-closing = The end
player-both_feet = Both feet

player-side-left = Left foot
player-side-right = Right foot

player-mark-left = L
player-mark-right = R

player-depth-light = light
player-depth-moderate = moderate
player-depth-firm = firm

player-half_pace = half pace
player-ring_move = { $time } on this
player-ring_whole = { $time } in all
player-rings = Time left: { $move } on this move, { $whole } in all.
player-picture = { $side }, { $view }

player-view-sole = sole
player-view-top = top
player-view-heel = heel from behind
player-view-ankle_inner = inner ankle
player-view-ankle_outer = outer ankle

player-tools = More to say
player-softer = Softer
player-harder = Harder
player-slower = Slower
player-faster = Faster
player-other_foot = The other foot
player-take_back = As before
player-again = Again
player-back = Back
player-skip = Next
player-more = Longer
player-how_long = How long
player-why = Why
player-other = Something else
player-stop = Stop
player-close = Close
player-bed = Background sound
player-keys = Keys: Space pauses, H it hurts, arrows move and set the pressure, Esc ends; any other key pauses.

player-pain-title = How much does it hurt now?
player-pain-scale = 0 is no pain, 10 is the worst you can imagine.
player-pain-where = Where? Touch the place, or leave it out.
player-pain-where_is = Place: { $region }
player-pain-skip = No number
player-pain-done = Done
player-pain-sharp = Sharp pain
player-pain-side = { $side }, the place that hurts
player-pain-ten_key = 10 (key X)

player-something_else-title = What is it?
player-something_else-sharp_pain = Sharp, stabbing or electric pain
player-something_else-numbness = New numbness, tingling or a weak foot
player-something_else-skin_broke = Skin broke, a blister or blood
player-something_else-colour_change = The foot turned white, blue or cold
player-something_else-dizzy = Dizzy or unsteady
player-something_else-calf_pain = The calf hurts or swells
player-something_else-unwell = An emergency: chest pain, hard to breathe, faint, lips or throat swell, one side weak, or a sudden pounding headache
player-something_else-cold_and_painful = An emergency: the foot is white, blue or cold, and it hurts or is numb
player-something_else-reaction = Itch, hives or swollen skin
player-something_else-pulls_away = The other person pulls away or goes silent
player-something_else-device_hot = The device prickles or is too hot

player-resume-title = You were on the { $side }, { $move }, { $time } to go.
player-resume-plain = You were in the middle: { $move }, { $time } to go.
player-resume-ask = Go on?

player-ended-title-finished = The end
player-ended-title-stopped = Ended
player-ended-wipe = Wipe the soles before you stand.
player-ended-played = { $time } of massage. Left { $left }, right { $right }.
player-ended-rate = Say how it was
player-ended-home = Back to the start
player-ended-later = No server just now: what happened is kept here and will reach your journal by itself.
player-ended-locked = This browser is not let in any more. What happened is kept here; run the command instep, and it will reach your journal by itself.
player-ended-kept = What happened is in your journal.
player-ended-refused = Not all of what happened is in your journal.
player-ended-anything = Something is not right

player-after-title = How is it now?
player-after-same = The same questions as before. Leave out what you like.
player-after-save = Keep it
player-after-saved = Kept here; it will reach your journal by itself.
player-after-mark_stays = A red mark stays

player-notice-no_voice = There is no voice on this machine: the captions say everything.
player-notice-no_sound = There is no sound here: the captions carry on.
player-notice-blocked = The browser holds the sound back. The captions carry on.
player-notice-sound_on = Turn the sound on
player-notice-no_wake_lock = This browser may let the screen go dark. Keep it awake in its settings if you want to see it.
player-notice-offline = No server just now. The session needs none; what happens is kept here.
player-notice-locked = This browser is not let in any more. The session goes on and what happens is kept here; run the command instep when your hands are free.
player-notice-elsewhere = This session is open in another tab. Go on there, or close it first.
player-notice-not_kept = This browser keeps nothing (private window or a full disk): do not close the page before the end.
player-notice-no_reload = This browser cannot load the page again without the server: keep it open until the end.
player-notice-refused = Something that you told does not fit into your journal and counts for nothing there. Say it again before the next massage.
player-notice-missing = The session could not be loaded: { $what }. Check that Instep is running, then load the page again.

player-says_who = Says who?
player-says_who_of = Says who? { $what }
player-call = Call { $number } now

player-show-S01 = Leave that spot alone today, and do not go back to it.
player-show-S02 = Less pressure and slower from here.
player-show-S03 = Less pressure, and that spot is left alone. You are asked again in about 30 seconds; if it is still 2 above the start, that foot is finished.
player-show-S04 = That foot is finished for today. If it does not settle in 10 minutes, contact care: the same day where walking is hard.
player-show-S05 = Where feeling is reduced the pressure is never raised: light strokes, by the clock, and a look at the skin after each foot.
player-show-S06 = If it has not gone in 30 minutes, see a clinician within 1 week. Sudden weakness of a leg or of the face: call { $number } now.
player-show-S07 = Let go and look. If the foot stays white, blue or cold for 2 minutes: call { $number } where it also hurts or is numb; otherwise get care the same day.
player-show-S08 = Both feet are finished for today. Get care the same day, and leave the leg alone.
player-show-S09 = Chest pain, hard to breathe or faint: call { $number } now.
player-show-S10_A = That foot is finished for today. Clean the place, cover it and watch it.
player-show-S10_BC = Clean the place, cover it, and contact your foot team or clinic the same day.
player-show-S11 = Wipe the product off. Lips, throat or breath affected: call { $number } now. Hives only: no more of it today.
player-show-S17 = While help is on its way, sit up. Undo what is tight, shoes too. Wipe the product off if lips or throat swell.
player-show-S12 = Sit, wipe the soles, put on shoes and wait. No standing roller today.
player-show-S13 = Stop. Silence is not consent.
player-show-S14 = Switch it off. At most 10 minutes a foot, and 30 seconds on one spot with a percussion device.
player-show-S15_A = Leave the area alone until the mark has faded.
player-show-S15_BC = No massage. Look again tomorrow morning, and contact your foot team if the mark is still there or the skin is broken.
player-show-emergency = Call { $number } ({ $name }) now.
player-show-place_left = That place is left alone for the rest of today.
player-show-unequal = The two feet did not get the same time: left { $left }, right { $right }. The one that got less comes first next time.
player-show-unequal_left = The two feet did not get the same time, because one of them was left: left { $left }, right { $right }.
player-show-interrupted = The sound or the device stopped. We rest here until you are ready.
player-show-time_left = { $move } left on this move, { $whole } in all.
player-show-why = Why it is as it is today
player-show-press_for_more = Harder and faster by voice need a second look at the word, and that did not come. Use the button here.
player-show-was_that_stop = Was that a stop, in the midst of the talk? Say it again, say yes, or tap anywhere.
player-show-not_confirmed = No yes was heard. Nothing was changed.
player-show-why_nothing = No rule limits today's session. Pressure stays within what is comfortable.
player-show-rule = Rule { $rule }, not yet reviewed by a clinician. { $support }
