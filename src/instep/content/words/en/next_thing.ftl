### One small next thing after a massage. Shown only.

next_thing-title = One small next thing
next_thing-about = If you like: one small thing that you choose yourself. It is asked after once, here, and nowhere else.
next_thing-claim = Nobody has studied whether a foot massage leads to anything else.
next_thing-says_who = Says who?
next_thing-last = What you chose last
next_thing-ask = Was it done? You may leave this open.
next_thing-done = You said: done.
next_thing-not_done = You said: not done.
next_thing-yes = It was done
next_thing-no = It was not
next_thing-choose = In your own words
next_thing-keep = Keep it
next_thing-link = One small next thing

cli_next-none = Nothing was chosen yet.
cli_next-last = { $day }: { $words }
cli_next-open = Whether it was done was not said.
