### What a fair test on oneself tells, in the terminal and on pages. Never spoken.

trial_told-verdict-helps = It helps you by about { $by } points: { $better } did better than { $other } ({ $low } to { $high }).
trial_told-verdict-no-difference = No difference worth having: { $tried } less { $comparator } is { $difference } points ({ $low } to { $high }).
trial_told-verdict-cannot-tell =
    { $more ->
        [1] Cannot tell yet: about one more day would.
       *[other] Cannot tell yet: about { $more } more days would.
    }
trial_told-verdict-cannot-tell-so = Cannot tell.

trial_told-why-no-ratings = Nothing was rated.
trial_told-why-too-few-days = The test asks for { $asked } days and { $days } have passed. Nothing is told before its end, so that chance does not decide when to stop.
trial_told-why-too-few-rated = Too few days were rated: { $rated_comparator } with { $comparator }, { $rated_tried } with { $tried }.
trial_told-why-never-changed = Every rating was the same, so no day can be told from another.
trial_told-why-lasts = What was done the day before still seems to show, so the days cannot be told apart. Longer turns with a day of wash-out could.
trial_told-why-wide = So far { $tried } less { $comparator } is { $difference } points, but it could be anything from { $low } to { $high }.

trial_told-probability = The chance that the difference is worth having ({ $worth } points or more): { $percent } in 100.
trial_told-most = more than 99
trial_told-least = less than 1
trial_told-days = { $rated_comparator } days rated with { $comparator }, { $rated_tried } with { $tried }, over { $days } days.
trial_told-before_used = The ratings before were taken into account, so a bad day's return to usual does not count as an effect.
trial_told-trend = Over the whole time, apart from that, ratings went by { $value } ({ $low } to { $high }).
trial_told-carry_over = What the day before's { $tried } still did: { $value } ({ $low } to { $high }).
trial_told-no_carry_over = Whether the day before's choice lasts cannot be told from this order.
trial_told-autocorrelation = How much a day resembles the one before: { $value } (0: not at all, 1: wholly).
trial_told-expectation = This is about one person who knew which day it was: part of a difference may be expectation.

trial_told-design-arms = { $tried } or { $comparator }, { $order }, { $days } days.
trial_told-design-orders-blocks = in random order, two and two in every four turns
trial_told-design-orders-abba = in the order A B B A
trial_told-design-orders-alternating = taking turns
trial_told-design-turns = Each turn lasts { $days } days; the first { $wash_out } of them do not count.
trial_told-design-baseline = Before it, { $days } days of ratings alone.
trial_told-design-own = Reckoned with { $rated } ratings of your own: they spread by { $deviation } points from day to day.
trial_told-design-usual = Reckoned with a usual spread of { $deviation } points, not yet with yours ({ $least } ratings of your own would do).
trial_told-design-power = { $days } days would see a difference of { $effect } points in { $times } of 100 such tests.
trial_told-design-enough = So { $days } days are proposed.
trial_told-design-not_enough = Even { $days } days would see it less often than { $wanted } times in 100.
trial_told-design-day = { $day }: { $arm }
trial_told-design-wash_out = { $day }: { $arm } (does not count)
trial_told-design-only_rate = { $day }: rate only

trial_told-unused = Not used: { $columns }.
trial_told-unarmed = { $days } days without an arm are not compared.
