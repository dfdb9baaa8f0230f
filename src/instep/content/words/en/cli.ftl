### What the terminal shows. Never spoken. { $parts } are filled in by the commands.

cli-review = Written from published sources; not yet reviewed by a clinician. For general wellness: it does not diagnose.
cli-emergency = Call { $number } now ({ $name }). Nothing else to do here.
cli-level = Level: { $level }

cli-levels-clear = no answer asks for less (clear)
cli-levels-caution = with care (caution)
cli-levels-light-only = light touch only (light-only)
cli-levels-avoid-area = a place is left alone (avoid-area)
cli-levels-clinician-first = not yet, something has to be settled first (clinician-first)
cli-levels-stop-urgent-care = no massage, care soon (stop-urgent-care)
cli-levels-stop-emergency = no massage, emergency (stop-emergency)

cli-may_start = May start today: { $way }
cli-may_not_start = Not today in this way: { $way }
cli-instead = Instead: { $instead }
cli-unanswered = Not answered yet: { $items }
cli-reason = Because ({ $rule }): { $text } [{ $support }]
cli-way_reason = About this way ({ $rule }): { $text }
cli-under = { "  " }{ $line }
cli-source = { "  " }Source: { $title }, { $url } ({ $status })
cli-advice = - { $text }
cli-finding = { $name }: { $where }

cli-no_plan = no plan today: { $why }
cli-see_screen = the reasons stand in `instep screen --answers FILE`
cli-written = Written: { $file }

cli-kinds-lead-in = Getting ready
cli-kinds-move = Move
cli-kinds-switch = The other foot
cli-kinds-closing = The end

cli-talks-full = said in full
cli-talks-short = said in short
cli-talks-tones = tones only

cli-plan-head = { $time } { $routine }; { $way }; { $talk }
cli-plan-line = { $start } - { $end }  { $foot }  { $what }; { $where }; { $pressure }
cli-plan-left_out = Left out: { $what }. { $why }
cli-nothing_asked = Nothing was asked: every screening answer is taken at its default. Give --answers FILE for a real person.

cli-trace-finished = finished
cli-trace-stopped = stopped
cli-trace-open = left open
cli-trace-end = { $ended } after { $played } of massage; left { $left }, right { $right }

cli-track-title = Instep { $hash }
cli-track-chapter = { $foot }: { $what }
cli-track-written = Written: { $file }, { $time }
cli-track-no_voice = Without a voice: tones and pulses alone ({ $why })

cli-listen-word = { $at }  { $command }  { $confidence }  { $does }
cli-listen-does = does: { $event }
cli-listen-asks = asks first, or does nothing
cli-listen-unsettled = perhaps stop: pauses, and asks
cli-listen-nothing = Nothing was heard.
cli-listen-resampled = Note: recorded at { $rate } samples a second, changed to 16000.
cli-listen-mixed = Note: { $channels } channels, mixed to one.
cli-listen-clipped = Note: the recording is clipped; words may be missed.
cli-listen-silent = Note: the recording is silent.
cli-listen-one_stage = Note: without the second stage ({ $why }).

cli-people-nobody = Nobody is named here yet.
cli-people-one = { $name } ({ $id })
cli-people-away = { $name } ({ $id }), put away

cli-stops-none = Nothing is open.
cli-stops-one = { $line } To close it: instep stops --close { $name } --how { $hows }
cli-stops-first = First, what came of this? It keeps its limits until you say.

cli-answers-one = { $item }: { $question } { $answer }.

cli-journal-empty = Nothing has been written down yet.
cli-journal-more = More: instep journal --after { $cursor }
cli-journal-entry = { $when }  { $title }
cli-journal-line = { "  " }{ $line }

cli-import-holds = { $file } holds { $facts } facts.
cli-import-of = { "  " }Of { $who }: { $facts }, from { $first } to { $last }
cli-import-kinds = { "    " }{ $kinds }
cli-import-kind = { $kind } { $n }
cli-import-question = Take all of it in? y does, anything else does not.{ " " }
cli-import-nothing = Nothing was taken in.

cli-kept-export = Exported: { $facts } facts to { $file }
cli-kept-export_fhir = Written as FHIR: { $file }
cli-kept-export_csv = Written as tables: { $file }
cli-kept-import = Taken in: { $facts } facts of { $file }
cli-kept-backup = Copied to { $file }
cli-kept-restore = Restored from { $file }: { $facts } facts
cli-kept-unpacked = it holds no photos, and those beside the journal stay
cli-kept-photos = photos in it: { $photos }
cli-kept-locked = locked among them: { $photos } (their key is not in it; keep that in another place)
cli-kept-missing = photos that have no file any more and are not in it: { $photos }
cli-kept-aside = what was here before is set aside, not deleted: { $aside }

cli-lint-whole = The content holds together.
cli-lint-standing = { $rules } rules can stop or open something: { $on_read } stand first on a source that was read, { $on_recalled } on one from memory.

cli-start-address = Instep is open at { $address } (Ctrl-C ends it)
cli-start-port_taken = Port { $port } is taken; the next free one is used.

cli-doctor-ok = works      { $text }
cli-doctor-bad = look here  { $text }
cli-doctor-works = The main job works here.
cli-doctor-broken = The main job does not work here yet.
cli-doctor-python-ok = Python { $found }
cli-doctor-python-bad = Python { $found } is too old: install Python 3.11 or newer
cli-doctor-content-ok = Content: everything holds together
cli-doctor-content-bad = Content: { $found }; install Instep again
cli-doctor-journal-ok = Journal: { $found }
cli-doctor-journal-bad = Journal: { $found }
cli-doctor-facts-ok = Facts: all of them can be read
cli-doctor-facts-bad = Facts: { $found }; they stay where they are and count for nothing
cli-doctor-disk-ok = Room on the disk: { $found }
cli-doctor-disk-bad = Room on the disk: only { $found }; make some
cli-doctor-voice-ok = Voice: { $found }
cli-doctor-voice-bad = Voice: { $found }; until then, captions
cli-doctor-ear-ok = Ear: { $found }
cli-doctor-ear-bad = Ear: { $found }; until then, tap, key or pedal
cli-doctor-second_stage-ok = Second stage of the ear: { $found }
cli-doctor-second_stage-bad = Second stage of the ear: { $found }; without it, harder and faster go by button
cli-doctor-photos-ok = Photo diary: what it needs is here
cli-doctor-photos-bad = Photo diary: needs a few more packages; run { $found }
cli-doctor-loudspeaker-ok = Loudspeaker for the terminal: { $found }
cli-doctor-loudspeaker-bad = Loudspeaker for the terminal: { $found }; until then, captions (the browser has its own)
cli-doctor-browser-ok = Browser: found
cli-doctor-browser-bad = Browser: none found; open the address by hand, or use `instep go`
cli-doctor-port-ok = Port { $found }: free
cli-doctor-port-bad = Port { $found }: taken, perhaps by Instep itself; the next free one is used

cli-go-ready = Everything is ready. Space begins; hands may stay on the foot from then on.
cli-go-left = Nothing was begun.
cli-go-not_none = A number above 0 stands: "{ $none }" cannot be true too. Say the other foot's number, or go back.
cli-go-say_none = Nothing chosen. Press 0 to say: { $none }
cli-go-look_first = Press m to mark a place, or 0 to say: nothing marked today.
cli-go-how-choose-one = { "  " }One key answers. Backspace goes back, q leaves.
cli-go-how-choose-many-or-none = { "  " }A key turns a line on and off, Enter goes on, 0 says none. Backspace goes back, q leaves.
cli-go-how-numbers = { "  " }0 to 9, x for 10; n says no pain in either foot. Backspace goes back, q leaves.
cli-go-how-look = { "  " }m marks a place, 0 says nothing marked, Enter goes on, w changes the way to look. Backspace goes back, q leaves.
cli-go-how-skip = { " " }- leaves it open.
cli-go-how_much = How much does it hurt: 0 to 9, x for 10? Enter: no number.
cli-go-before = Before it begins, if you like, some more numbers that are asked again after.
cli-go-before_keys = { "  " }0 to 9, x for 10; - leaves one out. Enter leaves the rest out; Space begins at once, q ends.
cli-go-after = How is it now? The same numbers as before.
cli-go-after_keys = { "  " }0 to 9, x for 10; Enter leaves one out, q leaves the rest out.
cli-go-rate = { $ask }? { $ends }.
cli-go-rated = { $ask }: { $line }
# The least change that each measure's own rule calls noticeable (content/measures, product_rule).
# Energy has none: it is shown, not judged.
cli-go-why_move = Why this move: { $why } (instep evidence { $claim })
cli-go-no_sound = No sound here, the captions carry on ({ $why }).
cli-go-no_voice = No voice here, tones and captions carry on ({ $why }).
cli-go-not_written = The journal cannot be written just now ({ $why }). What happens is kept and written later.
cli-go-kept = What happened is in the journal.
cli-go-kept_in = The journal cannot be written ({ $why }). What happened is kept in { $file }; later: instep import { $file }
cli-go-bar_move = this   [{ $bar }] { $time }
cli-go-bar_whole = whole  [{ $bar }] { $time }
cli-go-keys-ready = Space begins, q ends
cli-go-keys-handhold = Space: I hold it, q ends
cli-go-keys-guiding =
    Space pauses, h hurts, ! sharp pain, s softer, + harder, q ends
    n next, b back, a again, m longer, ? why, t time left, e something else
cli-go-keys-easing = Hands off. 0 to 9 or x says how much; Space pauses, q ends
cli-go-keys-checking = 0 to 9 or x says how much; Space pauses, q ends
cli-go-keys-paused = Space goes on, q ends
cli-go-keys-ended = { "" }
