### The touch test of the toes, as its pages and the command line say it. What the test is and how it is done stands in
### footcheck/touch_test.yaml. Results never say that nerves or feet are well.

ui-touch-title = Touch the toes
ui-touch-about = Two people, six touches, about three minutes. One lies back with closed eyes; the other reads this page.
ui-touch-who = The test { $who }.
ui-touch-purpose = It is done { $purpose }.
ui-touch-due = It is half a year or more since the last touch test, or there has been none. A good moment may be today or another day.
ui-touch-repeat = How often: { $repeat }.
ui-touch-today = There has been a touch test today, at { $time }. It is done once a day at most; another day is soon enough.
ui-touch-setup = Before the first touch
ui-touch-how = How to touch
ui-touch-aloud = Hear this read aloud
ui-touch-quiet = While it runs this page makes no sound: whatever is heard gives the touch away.
ui-touch-begin = Begin the test
ui-touch-all = Earlier tests
ui-touch-look = Back
ui-touch-toes-big = big toe
ui-touch-toes-middle = middle toe
ui-touch-toes-little = little toe
ui-touch-place = { $side } { $toe }
ui-touch-sides-left = left
ui-touch-sides-right = right
ui-touch-test-title = The six touches
ui-touch-test-hint = For each toe count in silence as far as it says, touch once, and wait for "yes" while you count to { $answer }. Never touch a toe again.
ui-touch-test-step = Touch { $number } of { $total }
ui-touch-test-legend = { $number }. Count to { $wait }, then touch the { $place }
ui-touch-test-felt = Said yes
ui-touch-test-not_felt = Nothing
ui-touch-test-cannot_touch = Toe is missing or cannot be touched
ui-touch-test-false_yes = How often was "yes" said without a touch?
ui-touch-test-false_yes_count-0 = Never
ui-touch-test-false_yes_count-1 = Once
ui-touch-test-false_yes_count-2 = Twice or more
ui-touch-test-keep = Keep these answers
ui-touch-test-missing = { $what }: no answer is marked. Say what happened, then keep the answers.
ui-touch-test-false_yes_name = Yes without a touch
ui-touch-run-ready = Are the eyes closed?
ui-touch-run-ready_hint = Say nothing from now on. Keep your finger ready, and look only at this page.
ui-touch-run-start = The eyes are closed
ui-touch-run-wait = Wait
ui-touch-run-wait_hint = Next: the { $place }. Do not touch yet.
ui-touch-run-touch = Touch the { $place } now
ui-touch-run-touch_hint = As light as a feather, 1 to 2 seconds.
ui-touch-run-listen = Hand away, and listen
ui-touch-run-listen_hint = Did they say yes?
ui-touch-run-late = No yes until now? Tap Nothing.
ui-touch-run-early = Said yes without a touch
ui-touch-run-noted = Noted: yes without a touch, { $times }.
ui-touch-run-check = Is this what happened? Put right what is not, then keep the answers.
ui-touch-run-stop = Stop the test
ui-touch-result-when = Tested on { $when }.
ui-touch-result-missed = { $missed } of { $total } toes not felt.
ui-touch-result-false_yes = "Yes" was said { $times } without a touch.
ui-touch-result-times =
    { $n ->
        [1] once
       *[other] { $n } times
    }
ui-touch-result-unusable-title = This test cannot be used
ui-touch-result-unusable-means = "Yes" was said more than once without a touch, so the answers could not be told from guesses. Try it on another day, in a quieter moment.
ui-touch-result-unusable-tell = It is no result to pass on: it says nothing about feeling, one way or the other.
ui-touch-result-incomplete-title = The test is incomplete
ui-touch-result-incomplete-means = A toe is missing or could not be touched. Until a professional has tested your feet, feeling counts as reduced.
ui-touch-result-incomplete-tell = Tell your foot team, podiatrist or GP that the test could not be finished, and why.
ui-touch-result-reduced_feeling-title = Feeling is reduced
ui-touch-result-reduced_feeling-means = Two or more of the six touches were not felt. Protective feeling may be lost there, so pain no longer warns you.
ui-touch-result-reduced_feeling-tell = Book a foot check and say that you missed { $missed } of six toes in the touch test.
ui-touch-result-uncertain-title = The test is uncertain
ui-touch-result-uncertain-means = One touch was not felt. The test misses about one numb foot in four or five, so light hands only from now on. Repeat it on another day.
ui-touch-result-uncertain-tell = Tell the clinic at your next foot check.
ui-touch-result-felt_today-title = All six touches were felt today
ui-touch-result-felt_today-means = This does not rule out nerve damage: about one numb foot in four or five is missed. It lifts no limit that anything else has set, and it does not take the place of the yearly foot check.
ui-touch-result-felt_today-tell = Mention it at the next foot check.
ui-touch-result-who = Who to tell
ui-touch-result-next = What it does to your sessions
ui-touch-result-adds = From now on this is reckoned with before every session:
ui-touch-result-adds_nothing = It adds nothing to what is reckoned with already, and takes nothing away.
ui-touch-result-stands = An earlier test still counts: { $missed } of { $total } toes not felt. A later test does not lift it.
ui-touch-result-rests = What the test rests on
ui-touch-result-accuracy = Against { $against }: of 100 numb feet it finds about { $found }; of 100 feet with feeling it points at about { $wrong }.
ui-touch-result-back = Back to the touch test

cli-touch-result = { $title }. { $means }
cli-touch-tell = Who to tell: { $tell }
