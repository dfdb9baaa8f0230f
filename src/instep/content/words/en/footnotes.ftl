### What is spoken when somebody asks why, of the move that is being played: the claim's safe wording and how sure
### research is, no word more. `instep content lint` holds each against its claim.

footnotes-stress = Many people feel calmer after it. The best self-massage trial used 45 minutes, three times a week. How sure research is: low.
footnotes-achilles_pinch = A comfortable start to the routine. How sure research is: very low.
footnotes-same_at_home = Most studies used a trained person; self-massage has been studied far less. How sure research is: very low.
footnotes-aching_feet = It feels good; that is reason enough. How sure research is: very low.
footnotes-roller = A ball or roller is a fair swap for hand pressure; sit first, stand only with support. How sure research is: very low.
footnotes-sleep = Some people sleep better with a regular evening routine; a warm footbath may do as well. How sure research is: low.
