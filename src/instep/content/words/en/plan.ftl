### What a plan says about itself on a page or in a terminal; never spoken.

plan-routines-classic-name = Classic
plan-routines-classic-about = The four steps of the article: heel cord, sole, toes, then the other foot.
plan-routines-short-name = Short
plan-routines-short-about = The sole and the toes, when there is little time.
plan-routines-evening-name = Evening
plan-routines-evening-about = Long and slow, for the end of the day.
plan-routines-morning-name = Morning
plan-routines-morning-about = Brisk, for the start of the day.
plan-routines-reach-name = Without bending
plan-routines-reach-about = A towel or a long-handled brush, for a body that does not fold.
plan-routines-partner-name = By a partner
plan-routines-partner-about = Words for the one who gives, a signal for the one who receives.
plan-routines-roller-name = Roller
plan-routines-roller-about = Seated, the roller under the sole.
plan-routines-roller-standing-name = Roller standing
plan-routines-roller-standing-about = One hand on something fixed and heavy, all the time.
plan-routines-device-name = Device
plan-routines-device-about = A massage device on its lowest setting. Dry hands for the plug and the switch.
plan-routines-rest-name = Guided rest
plan-routines-rest-about = Ten minutes of quiet: in trials it relaxed people too.
plan-routines-footbath-name = Warm footbath
plan-routines-footbath-about = Warm, never hot, and away from anything with a plug; in one trial it did as well for sleep.

plan-goals-ease = Ease aching feet
plan-goals-calm = Calm down
plan-goals-wind-down = Wind down for the night
plan-goals-wake-up = Start the day

plan-ways-hands = My own hands
plan-ways-partner = A partner's hands
plan-ways-roller = A roller or ball
plan-ways-device = A massage device

plan-positions-thigh = Foot on the other thigh
plan-positions-stool = Foot on a low stool
plan-positions-towel = With a towel
plan-positions-brush = With a long-handled brush
plan-positions-lap = In the partner's lap
plan-positions-chair = On a firm chair
plan-positions-standing = Standing with a handhold

plan-left_out-region = { $region } of the { $side } foot
plan-left_out-margin = the skin around it: { $regions } of the { $side } foot
plan-left_out-foot = the { $side } foot
plan-left_out-move = { $move } on the { $side } foot
plan-left_out-narrowed = part of { $move } on the { $side } foot
plan-left_out-minutes = { $missing } of the { $asked } minutes asked for

plan-why-rule = Left alone today by { $rules }.
plan-why-near = It would touch a place that is left alone ({ $regions }).
plan-why-no_time = There is no time for it in { $minutes } minutes.
plan-why-time_limit = At most { $minutes } minutes a foot today.
plan-why-one_move = Only { $move } is left, and that goes on for at most { $minutes } minutes.
plan-why-nothing_left = Nothing that this routine does is left on it.
plan-why-halves = The other half belongs to the one who gives, with their own questions and plan.

plan-cannot-way = { $routine } is not done by { $way }
plan-cannot-way_remedy = choose one of: { $routines }
plan-cannot-position = { $position } is not allowed today or does not go with { $routine }
plan-cannot-position_remedy = choose one of: { $positions }
plan-cannot-technique = { $routine } has no { $technique }
plan-cannot-technique_remedy = choose one of: { $techniques }
plan-cannot-heat = a warm footbath is not for today: heat is off
plan-cannot-heat_remedy = choose guided rest or a massage
plan-cannot-nothing = every place that this routine works on is left alone on both feet
plan-cannot-nothing_remedy = choose another routine; or say on which foot and where each sign is, if you have not
plan-cannot-enough = each foot may have { $minutes } minutes on one day, and has had { $had }
plan-cannot-enough_remedy = let them rest until tomorrow
plan-cannot-too_short = { $minutes } minutes cannot hold even one move on each foot
plan-cannot-too_short_remedy = ask for { $least } minutes at least, or for less talk
