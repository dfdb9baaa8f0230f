### What the session screen shows of the microphone. Never spoken. { $parts } are filled by the page.

player-voice-on = Listen to my voice
player-voice-off = Do not listen
player-voice-try = Try my voice
player-voice-opening = Opening the microphone
player-voice-listening = Listening
player-voice-honest = Voice may miss you; tap to stop.
player-voice-lost = Not listening
player-voice-tap = Tap anywhere to pause.
player-voice-heard = Heard: { $word }
player-voice-ignored = Heard: { $word }. While the coach speaks only stop and pain count.
player-voice-unsure = Heard something like { $word }; say it once more.
player-voice-off_hint = Nothing is recorded and nothing leaves this device.

player-rehearsal-title = Try your voice
player-rehearsal-about = 15 seconds. The coach talks, and you talk over it, as in a session.
player-rehearsal-step = Say now: { $word }
player-rehearsal-got = { $word }: heard
player-rehearsal-missed = { $word }: not heard
player-rehearsal-good = Both words were heard while the coach was talking. Voice may still miss you; tap to stop.
player-rehearsal-poor = Your voice is not heard well enough here. Keep a pedal, a key or the screen in reach: a tap anywhere, any key or a pedal pauses at once.
player-rehearsal-faint = Your voice arrives faintly. Bring the microphone closer or speak up.
player-rehearsal-loud = Your voice arrives distorted. Move the microphone away a little.
player-rehearsal-delay = From loudspeaker to microphone: { $ms } ms.
player-rehearsal-start = Begin the test
player-rehearsal-again = Once more
player-rehearsal-skip = Skip
player-rehearsal-done = Go to the session

player-notice-mic_denied = The microphone is not allowed. Tap anywhere, press any key or use a pedal to pause; the browser's settings can allow it.
player-notice-mic_none = There is no microphone here. Tap anywhere, press any key or use a pedal to pause.
player-notice-mic_busy = The microphone does not open; another program may hold it. Tap anywhere, press any key or use a pedal to pause.
player-notice-mic_lost = The microphone is gone. Tap anywhere, press any key or use a pedal to pause.
player-notice-mic_silent = Nothing has been heard for 30 seconds; the microphone may be covered or off. Tap anywhere to pause.
player-notice-mic_clipping = The microphone is too loud to tell words apart. Move it away, and tap anywhere to pause.
player-notice-no_worklet = This browser cannot listen. Tap anywhere, press any key or use a pedal to pause.
player-notice-ear_damaged = A file of the ear is missing or damaged; install Instep again. Tap anywhere to pause.
player-notice-ear_version = A file of the ear is of another version; install Instep again. Tap anywhere to pause.
player-notice-ear_offline = The ear could not be loaded without the server. Tap anywhere to pause.

ui-voice-about = The session can listen: say stop, softer or it hurts, and your hands stay where they are. Nothing is recorded, nothing leaves this device. Voice may miss you; a tap anywhere always pauses.
ui-voice-on = Listen to my voice
ui-voice-off = Do not listen
