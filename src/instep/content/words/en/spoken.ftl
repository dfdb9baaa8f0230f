### Every sentence that is spoken. A line that holds a word which is also a voice command is named in language.yaml;
### `instep content lint` refuses one that is not. { $parts } are filled from the other lines.

sides-left = left
sides-right = right

regions-nails = nails
regions-toes = toes
regions-toe_webs = skin between the toes
regions-ball = ball of the foot
regions-arch = arch
regions-outer_edge = outer edge
regions-heel_sole = heel
regions-heel_back = skin behind the heel
regions-top = top of the foot
regions-ankle_inner = inner ankle
regions-ankle_outer = outer ankle
regions-lower_leg = lower leg

pressures-light = Light: the skin moves, nothing dents.
pressures-moderate = Moderate: the muscle gives, and it stays comfortable.
pressures-firm = Firm, and never past comfort.

moves-effleurage-name = Long slow strokes
moves-effleurage-do = Long slow strokes with both hands, from the toes over the top and the sole towards the ankle.
moves-effleurage-feel = It should feel warm and unhurried.
moves-effleurage-giver = Long slow strokes with both hands, from their toes over the top and the sole towards the ankle.

moves-achilles-draw-name = The heel cord
moves-achilles-draw-do = One hand holds the front of the ankle. With the thumb and forefinger of the other, pinch behind the ankle and draw down to the heel.
moves-achilles-draw-feel = A comfortable start: a gentle pull, nothing that catches.
moves-achilles-draw-giver = Hold the front of their ankle with one hand. With thumb and forefinger of the other, pinch behind the ankle and draw down to the heel.

moves-thumb-circles-name = Thumb circles
moves-thumb-circles-do = Small circles with the thumb, from the bottom of the heel up to the base of each toe, one line at a time.
moves-thumb-circles-feel = You feel the thumb sink in a little and roll.
moves-thumb-circles-giver = Small circles with your thumb, from the bottom of their heel up to the base of each toe, one line at a time.

moves-knuckle-knead-name = Knuckles along the sole
moves-knuckle-knead-do = Make a loose fist and knead the sole with the knuckles, from the heel up to the ball and down.
moves-knuckle-knead-feel = Broad and rolling, like kneading dough.
moves-knuckle-knead-giver = Make a loose fist and knead their sole with your knuckles, from the heel up to the ball and down.

moves-two-thumbs-name = Both thumbs
moves-two-thumbs-do = Hold the foot in both hands and press with both thumbs, from the heel up to just below the toes.
moves-two-thumbs-feel = Slow presses, side by side.
moves-two-thumbs-giver = Hold their foot in both hands and press with both thumbs, from the heel up to just below the toes.

moves-toe-rotation-name = Toe circles
moves-toe-rotation-do = Take one toe between thumb and finger and turn it lightly in a small circle. Then the toe beside it.
moves-toe-rotation-feel = Loose and easy; you never pull.
moves-toe-rotation-giver = Take one toe between thumb and finger and turn it lightly in a small circle. Then the toe beside it.

moves-heel-squeeze-name = Heel hold
moves-heel-squeeze-do = Cup the heel in your palm, squeeze it slowly, and let it open.
moves-heel-squeeze-feel = An even squeeze all round.
moves-heel-squeeze-giver = Cup their heel in your palm, squeeze it slowly, and let it open.

moves-arch-glide-name = Along the arch
moves-arch-glide-do = Glide a thumb slowly along the arch, from the heel towards the ball.
moves-arch-glide-feel = Smooth, like spreading cream.
moves-arch-glide-giver = Glide your thumb slowly along their arch, from the heel towards the ball.

moves-ball-press-name = Ball of the foot
moves-ball-press-do = Press the ball of the foot with both thumbs and let it spread.
moves-ball-press-feel = The bones open and close a little, with ease.
moves-ball-press-giver = Press the ball of their foot with both thumbs and let it spread.

moves-top-stroke-name = Top of the foot
moves-top-stroke-do = Stroke the top of the foot with flat fingers, from the toes to the ankle. There is little padding here: stay light.
moves-top-stroke-feel = A light, flat hand.
moves-top-stroke-giver = Stroke the top of their foot with flat fingers, from the toes to the ankle. Stay light.

moves-towel-glide-name = Towel under the sole
moves-towel-glide-do = Loop a towel under the sole, hold both ends, and draw it from side to side, from the arch to the ball.
moves-towel-glide-feel = A soft rub that follows the curve of the foot.
moves-towel-glide-giver = Loop a towel under their sole, hold both ends, and draw it from side to side.

moves-brush-stroke-name = Long-handled brush
moves-brush-stroke-do = With a soft brush on a long handle, stroke the sole from the heel to the ball and down.
moves-brush-stroke-feel = Soft bristles, light as a feather.
moves-brush-stroke-giver = With a soft brush, stroke their sole from the heel to the ball and down.

moves-roller-heel-name = Roll the heel
moves-roller-heel-do = Put the roller under the heel and roll slowly, a hand's width forth and home.
moves-roller-heel-feel = As much weight as feels comfortable.
moves-roller-heel-giver = Put the roller under the heel and roll slowly.

moves-roller-arch-name = Roll the arch
moves-roller-arch-do = Put the roller under the arch and roll slowly, from the heel to the ball.
moves-roller-arch-feel = As much weight as feels comfortable.
moves-roller-arch-giver = Put the roller under the arch and roll slowly.

moves-roller-ball-name = Roll the ball of the foot
moves-roller-ball-do = Put the roller under the ball of the foot and roll slowly, with the heel low.
moves-roller-ball-feel = As much weight as feels comfortable.
moves-roller-ball-giver = Put the roller under the ball of the foot and roll slowly.

moves-device-heel-name = Device at the heel
moves-device-heel-do = Rest the soft middle of the heel against the device, on its lowest setting.
moves-device-heel-feel = Warmth from movement, nothing that prickles.
moves-device-heel-giver = Rest their heel against the device, on its lowest setting.

moves-device-arch-name = Device at the arch
moves-device-arch-do = Rest the arch against the device, on its lowest setting.
moves-device-arch-feel = An easy hum.
moves-device-arch-giver = Rest their arch against the device, on its lowest setting.

moves-device-ball-name = Device at the ball of the foot
moves-device-ball-do = Rest the ball of the foot against the device, on its lowest setting.
moves-device-ball-feel = An easy hum.
moves-device-ball-giver = Rest the ball of their foot against the device, on its lowest setting.

moves-rest-breath-name = Rest and breathe
moves-rest-breath-do = Feet on the floor or up on a cushion, hands still. Let each breath out be a little longer than the breath in.
moves-rest-breath-feel = Nothing to reach for.
moves-rest-breath-giver = Let them rest. Let each breath out be a little longer than the breath in.

moves-rest-feet-name = Notice the feet
moves-rest-feet-do = Notice the feet: the heels, the soles, the toes. Leave them just as they are.
moves-rest-feet-feel = Warm or cool, heavy or light.
moves-rest-feet-giver = Let them notice their feet, just as they are.

moves-rest-quiet-name = Quiet
moves-rest-quiet-do = Some quiet now. Stay as you are; a soft tone will tell you when it ends.
moves-rest-quiet-feel = Quiet.
moves-rest-quiet-giver = Some quiet now.

moves-soak-in-name = Warm footbath
moves-soak-in-do = Keep anything with a plug away from the water. Test it with your elbow: warm, never hot. Then set both feet in and rest your hands.
moves-soak-in-feel = Pleasantly warm.
moves-soak-in-giver = Keep anything with a plug away from the water. Test it with your elbow: warm, never hot. Then help their feet in.

moves-soak-quiet-name = Soak
moves-soak-quiet-do = Let the feet soak. If the skin reddens or stings, take them out.
moves-soak-quiet-feel = Pleasantly warm.
moves-soak-quiet-giver = Let their feet soak. If the skin reddens or stings, help them out.

positions-thigh = Sit on a chair or the bed and lay your { $side } foot on the opposite thigh.
positions-stool = Sit well supported and rest your { $side } foot on a low stool that your hands can reach.
positions-towel = Sit well supported with your { $side } leg out in front, and take a towel.
positions-brush = Sit well supported with your { $side } leg out in front, and take a soft brush on a long handle.
positions-lap = Sit facing each other, and take their { $side } foot into your lap, on a towel.
positions-chair = Sit on a firm chair, { $side } foot bare and dry, and the second one flat on the floor.
positions-standing = Stand beside something fixed and heavy, such as a counter, and keep one hand on it. { $side } foot on the roller, dry, with nothing on the skin.
positions-rest = Sit or lie well supported, and let your hands rest.

lead_in-lotion = A little lotion or oil if you like, none between the toes.
lead_in-no_oil = Clean, dry skin for this; nothing oily under the foot.
lead_in-signal = Agree on a signal first: a raised hand means hands off, at once.
lead_in-numb = Feeling may be reduced here, so use your eyes: light strokes, and look at the skin.

avoid_region = Leave the { $regions } of the { $side } foot alone today, and the skin near.

avoid_foot = Leave the whole { $side } foot alone today.

owed = We begin with the { $side } foot, which got less time before.

gentler = We begin lighter than last time.

move_full = { $name }. { $do } { $feel }

move_do = { $name }. { $do }

move_short = { $name }.

coming = Coming up: { $name }.

spots-toe-rotation-1 = The big toe first.
spots-toe-rotation-2 = Second toe.
spots-toe-rotation-3 = Middle toe.
spots-toe-rotation-4 = Fourth toe.
spots-toe-rotation-5 = Little toe.

spots-thumb-circles-1 = A line to the big toe.
spots-thumb-circles-2 = A line to the second toe.
spots-thumb-circles-3 = A line to the middle toe.
spots-thumb-circles-4 = A line to the fourth toe.
spots-thumb-circles-5 = A line to the little toe.

coming_switch = In a moment, the other foot.

coming_end = We are coming to the end.

switch = Other foot. { $position }

switch_short = Other foot: the { $side } one.

which_foot = Let them show you their { $side } foot, so that it is surely that one.

look_foot = Before we change, look at the skin of the { $side } foot, sole and sides.

still = Let your hands rest, and be still.

wipe = Wipe the soles, and put on socks and shoes before you stand.

look = One look at the skin of both feet: mark anything that is new.

change_places = That is one half. Now change places: the second half is for the one who gave, with their own questions first.

interjections-begin = Let us begin.
interjections-holding_needed = One hand on something fixed and heavy first. Tell me when you hold it.
interjections-holding = Good grip. Slowly now.
interjections-paused = Resting.
interjections-resumed = We carry on where we were.
interjections-elsewhere = We carry on with what comes after.
interjections-where_left = You are on the left foot.
interjections-where_right = You are on the right foot.
interjections-softer = Softer now.
interjections-lightest = This is the lightest touch, and we stay with it. You can also skip this place.
interjections-harder = A little deeper now, and only while it is comfortable.
interjections-at_ceiling = This is as deep as we go today. The reason is on the screen.
interjections-harder_numb = Where feeling is reduced we stay light. Look at the skin instead of going by feel.
interjections-harder_after_pain = After pain that foot gets nothing deeper for the rest of this session.
interjections-ease = Hands off for a breath. Then lighter, and half as fast: one stroke for every two beats.
interjections-hands_off = Hands off for a breath.
interjections-leave_spot = Hands off. We leave that place alone for today and stay gentle.
interjections-no_number = Without a number we are careful: that place is left alone for today.
interjections-leave_foot = Hands off. That foot is finished for today. If it does not settle in ten minutes, ask for care.
interjections-check = How is it now, from zero to ten?
interjections-check_ok = We carry on gently.
interjections-sharp = Hands off. We end here, and we do not return to that place today.
interjections-numbness = Hands off. We end here. If the new feeling has not gone in thirty minutes, see a clinician within a week. The screen says when to call at once.
interjections-skin_broke = Hands off. That foot is finished for today. Clean it and cover it.
interjections-skin_broke_end = Hands off. We end here. Clean it, cover it, and call your foot team or clinic today.
interjections-colour = Hands off. Let go and look. If the colour or the cold stays for two minutes, the screen says whom to call.
interjections-calf = Hands off both feet. A sore or swollen calf needs to be seen today. Leave the leg alone.
interjections-unwell = We end here. Call the emergency number on the screen now.
interjections-reaction = Wipe it off now. If lips, throat or breath are affected, call the emergency number on the screen.
interjections-dizzy = Sit down. Wipe the soles, put on shoes, and wait until it passes.
interjections-pulls_away = Hands off. We end here.
interjections-device_off = Switch the device off now.
interjections-mark_stays = Leave that place alone until the mark has faded. The screen says whom to ask.
interjections-no_answer = I heard nothing, so we rest here. Tap when you want to carry on.
interjections-no_answer_end = We end here for today.
interjections-skipped = We move along.
interjections-repeated = Once round from the start of this move.
interjections-extended = A little longer here.
interjections-earlier = To the move before.
interjections-finish = We finish here, slowly.
interjections-stopped = Ended. Hands off.
interjections-wipe_soles = Wipe the soles before you stand.
interjections-interrupted = We rest here until you are ready.
interjections-why = The reasons are on the screen.
interjections-time_left = The time that is left is on the screen.
interjections-slower = Half as fast now: one stroke for every two beats.
interjections-slowest = This is as slow as we go. You can also skip this place.
interjections-faster = One stroke for every beat now, and only while it is comfortable.
interjections-at_pace = This is as quick as we go today.
interjections-faster_numb = Where feeling is reduced we take our time. Look at the skin instead of going by feel.
interjections-faster_after_pain = After pain we take our time for the rest of this session.
interjections-foot_had_turn = That foot has had its turn.
interjections-only_this_foot = Only this foot has a turn today.
interjections-taken_back = As it was before.
interjections-too_late = That stays as it is now.
interjections-stopped_by_voice = Stopped. Say go on when you like, or done to finish.
interjections-rehearsal_first = I keep talking for a while, as I do in a session. Your hands work, and I tell you where and how. Say what is on the screen, in your own voice, over mine.
interjections-rehearsal_second = And the second one while I still talk: long slow strokes, from the toes over the top and the sole towards the ankle. Say what is on the screen now.
interjections-did_you_say_stop = Did you say stop? Say go on when you like.
interjections-was_that_stop = Was that a stop? Then say it again.
interjections-say_go_on = Say go on when you like.
interjections-how_much = How much does it hurt, from zero to ten?
interjections-yes_for_harder = Say yes for harder.
interjections-yes_for_faster = Say yes for faster.
interjections-press_for_more = For that, use the button on the screen.
interjections-pain_just_now = There was pain just now, so we stay as we are for a while.

interjections-numbers-0 = Zero.
interjections-numbers-1 = One.
interjections-numbers-2 = Two.
interjections-numbers-3 = Three.
interjections-numbers-4 = Four.
interjections-numbers-5 = Five.
interjections-numbers-6 = Six.
interjections-numbers-7 = Seven.
interjections-numbers-8 = Eight.
interjections-numbers-9 = Nine.
interjections-numbers-10 = Ten.

interjections-voice_lost = The sound is gone; the captions carry on.
