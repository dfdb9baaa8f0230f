### The numbers before and after a session, by voice.

ui-numbers-on = Ask me aloud, I say the numbers
ui-numbers-off = Stop asking aloud
ui-numbers-how = Say a number from zero to ten. Next leaves one out, back goes back, stop ends it. Nothing is sent until you press the button.
ui-numbers-asked = { $ask }, from zero to ten?
ui-numbers-end = That was the last one. Look at them; change what is wrong.
