/* Written by `python -m tests.web.page_types` from content/schemas and tests/web/page_documents.py; change
   it there. Only tsc reads it: it is neither served nor shipped. */

/** A finished session on paper; equal inputs give an equal plan, to the byte of its JSON. `hash` is the SHA-256 of the document with an empty hash. */
export type Plan = {
  schema: "instep.plan/1";
  hash: string;
  /** seconds from the beginning */
  seconds: number;
  way: Way;
  routine: string;
  goal: string;
  talk: Talk;
  position: string;
  needs_handhold: boolean;
  start_pain: StartPain;
  segments: Array<Segment>;
  cues: Array<Cue>;
  left_out: Array<LeftOut>;
  clearance: Clearance;
};

/** How the massage is done; the screening's mode "self" is HANDS. */
export type Way = "device" | "hands" | "partner" | "roller";

/** How much is said. */
export type Talk = "full" | "short" | "tones";

/** The pain of each foot at the start; null where nobody asked. */
export type StartPain = {
  left: number | null;
  right: number | null;
};

/** One stretch of time with one thing to do. `path` names the stroke's path on the drawn foot and `view` the side it is seen from. */
export type Segment = {
  id: string;
  kind: SegmentKind;
  foot: Side | null;
  move: string | null;
  regions: Array<Region>;
  pressure: Pressure | null;
  /** the most that 'harder' may reach here */
  ceiling: Pressure | null;
  /** seconds from the beginning */
  start: number;
  /** seconds from the beginning */
  end: number;
  pace: number | null;
  path: string | null;
  view: string | null;
};

/** What a stretch of the plan is for. */
export type SegmentKind = "closing" | "lead-in" | "move" | "switch";

/** Which foot, seen by its owner. */
export type Side = "left" | "right";

/** The regions a finding, a limit or a move can name; ids as in the foot check. */
export type Region = "ankle_inner" | "ankle_outer" | "arch" | "ball" | "heel_back" | "heel_sole" | "lower_leg" | "nails" | "outer_edge" | "toe_webs" | "toes" | "top";

/** How deep a touch goes, lightest first; what each word means stands in content/screening. */
export type Pressure = "firm" | "light" | "moderate";

/** Something heard at an exact time; `text` is empty for tones and pulses. */
export type Cue = {
  /** seconds from the beginning */
  at: number;
  kind: CueKind;
  key: string;
  text: string;
};

/** How a cue reaches the person. */
export type CueKind = "pulse" | "speech" | "tone";

/** What the plan does not hold although the routine or the person asked for it, and why. */
export type LeftOut = {
  what: string;
  why: string;
};

/** The finished answer of a screening; no later code can ask for more than it allows. */
export type Clearance = {
  schema: "instep.clearance/1";
  level: Level;
  may_start: boolean;
  way: WayDecision;
  contact: Contact | null;
  limits: Limits;
  risk_group: RiskGroup;
  reasons: Array<Reason>;
  advice: Array<Advice>;
  unanswered: Array<string>;
  rules_version: string;
};

/** The seven levels of the screening, mildest first. */
export type Level = "avoid-area" | "caution" | "clear" | "clinician-first" | "light-only" | "stop-emergency" | "stop-urgent-care";

/** Whether the way that was asked for is allowed; if not, what to do instead, and by which rules. */
export type WayDecision = {
  asked: Way;
  allowed: boolean;
  instead: string | null;
  rules: Array<string>;
  reasons: Array<WayReason>;
};

/** A rule on the way that was asked for, in plain words, with what to do instead. */
export type WayReason = {
  rule: string;
  text: string;
  effect: string;
  instead: string | null;
  sources: Array<Source>;
  review: string;
};

/** Where a statement comes from and whether it was read there (`seen`) or is to be verified. */
export type Source = {
  title: string;
  url: string;
  status: string;
  note?: string | null;
};

/** Whom to ask, and how soon. */
export type Contact = {
  who: string;
  within: string;
};

/** The most that any later code may ask for. Limits only ever lower. `pressure` holds for both feet; `pressure_on` for one side, never above `pressure`; `pressure_over` for one region of one side (a callus that is stroked lightly). `minutes_per_foot` is in minutes, above 0. */
export type Limits = {
  pressure: Pressure;
  pressure_on: Record<string, Pressure>;
  pressure_over: Array<PressureOver>;
  minutes_per_foot: number | number;
  heat: boolean;
  features_off: Array<string>;
  ways_off: Array<Way>;
  ways_off_on: Record<string, Array<Way>>;
  trust_pain: boolean;
  avoid: Array<Avoid>;
  seated_only: boolean;
  look_after_each_foot: boolean;
  positions_off: Array<string>;
  oils_off: Array<string>;
  adult_present: boolean;
  device_regions_off: Array<Region>;
};

/** The highest pressure over one region of one foot. */
export type PressureOver = {
  side: Side;
  region: Region;
  pressure: Pressure;
};

/** A region of one foot that nothing may touch; `margin` marks the skin around a marked place. */
export type Avoid = {
  side: Side;
  region: Region;
  rule: string;
  margin: boolean;
};

/** How much a small injury can cost this person: A general, B raised, C high. */
export type RiskGroup = "A" | "B" | "C";

/** One rule that fired, in plain words, with its sources. `unlock` says what would open it again; `agreed` is true where a clinician's agreement has lowered it. */
export type Reason = {
  rule: string;
  level: Level;
  text: string;
  contact: Contact | null;
  unlock: string | null;
  agreed: boolean;
  support: string;
  sources: Array<Source>;
  review: string;
};

/** A sentence to act on, with the key of its words. */
export type Advice = {
  key: string;
  text: string;
};

/** Something that a person did or said in a session; times in ms on the session's own clock. */
export type SessionEvent = {
  session: string;
  at_ms: number;
  event: string;
  pain: number | null;
  side: Side | null;
  region: Region | null;
  state: string;
  foot: Side | null;
  move: string | null;
  regions: Array<Region>;
  pressure: Pressure | null;
  position_ms: number;
};

/** The end of a session: how it ended, and the time each foot had in ms. */
export type SessionEnded = {
  session: string;
  ended: "finished" | "stopped";
  seconds_played: number;
  played_ms: Record<string, number>;
  left: Array<Side>;
  routine: string;
  way: string;
};

/** Answers to the questions before or after; a skipped number is missing, never 0. */
export type Rated = {
  session: string;
  moment: Moment;
  values: Record<string, number>;
  changed?: string | null;
  word?: string | null;
  sentence?: string | null;
};

/** When a number was given. */
export type Moment = "after" | "before";

/** A preference as it was left. Version 1 did not say what it replaces. */
export type PreferenceSet = {
  name: string;
  value: string;
  replaces?: Array<string>;
};

export type SentFact = {
  id: string;
  kind: "session_event";
  at: string;
  version: number;
  body: SessionEvent;
  person?: string | null;
} | {
  id: string;
  kind: "session_ended";
  at: string;
  version: number;
  body: SessionEnded;
  person?: string | null;
} | {
  id: string;
  kind: "rated";
  at: string;
  version: number;
  body: Rated;
  person?: string | null;
} | {
  id: string;
  kind: "preference_set";
  at: string;
  version: number;
  body: PreferenceSet;
  person?: string | null;
};

/** All that a session is played from; clips in ms of the sprite, footnotes by move. */
export type Play = {
  session: string;
  plan: Plan;
  chart: Chart;
  words: Record<string, string>;
  plates: Array<string>;
  clips: Record<string, [number, number]>;
  track: string;
  sprite: string;
  bed: string;
  hearing: string;
  footnotes: Record<string, string>;
  emergency: Emergency;
};

/** How a session goes on after each event, content/chart/session.json; times in ms. */
export type Chart = {
  schema: "instep.chart/1";
  version: number;
  review: Record<string, string>;
  about: string;
  times: Record<string, number>;
  guards: Record<string, Guard>;
  states: Record<string, State>;
  anywhere: Record<string, Array<Branch>>;
  events: Array<string>;
  actions: Array<string>;
};

/** Conditions with a name, and the session rule that they stand for. */
export type Guard = {
  any?: Array<Conditions>;
  all?: Array<Conditions>;
  rise_at_least?: number;
  pain_at_least?: number;
  began_below?: number;
  pain_missing?: boolean;
  trust_pain?: boolean;
  at_lightest?: boolean;
  at_ceiling?: boolean;
  hurt_here?: boolean;
  hurt_before?: boolean;
  hurt_anywhere?: boolean;
  named_here?: boolean;
  named_elsewhere?: boolean;
  left_here?: boolean;
  awaiting?: boolean;
  handhold?: boolean;
  group?: Array<string>;
  in?: string;
  last_on_foot?: boolean;
  misses_at_least?: number;
  slow?: boolean;
  other_foot?: "ahead" | "done" | "none";
  marked?: boolean;
  mark_raises?: boolean;
  way?: string;
  because?: string;
};

/** The conditions of a guard; session/guards.py says when each one holds. */
export type Conditions = {
  any?: Array<Conditions>;
  all?: Array<Conditions>;
  rise_at_least?: number;
  pain_at_least?: number;
  began_below?: number;
  pain_missing?: boolean;
  trust_pain?: boolean;
  at_lightest?: boolean;
  at_ceiling?: boolean;
  hurt_here?: boolean;
  hurt_before?: boolean;
  hurt_anywhere?: boolean;
  named_here?: boolean;
  named_elsewhere?: boolean;
  left_here?: boolean;
  awaiting?: boolean;
  handhold?: boolean;
  group?: Array<string>;
  in?: string;
  last_on_foot?: boolean;
  misses_at_least?: number;
  slow?: boolean;
  other_foot?: "ahead" | "done" | "none";
  marked?: boolean;
  mark_raises?: boolean;
  way?: string;
};

/** What a session may be doing; `runs`: the timeline does, `idle`: the person is waited for. */
export type State = {
  on: Record<string, Array<Branch>>;
  runs?: boolean;
  idle?: boolean;
  after?: After;
};

/** What an event does in a state, where its guard holds. */
export type Branch = {
  do: Array<string>;
  if?: string;
  to?: string;
};

/** What happens of itself: the name of a time, and of an event. */
export type After = {
  ms: string;
  event: string;
};

/** Whom to call: the number as it is said, and the service. */
export type Emergency = {
  number: string;
  name: string;
};

/** What a session listens with; `masks` is an address. */
export type SessionHearing = {
  rules: SentHearingRules;
  microphone: Microphone;
  files: EarFiles;
  modules: Array<string>;
  playback: Playback;
  masks: string;
};

/** The rules of hearing, with the name of their shape. */
export type SentHearingRules = {
  head: string;
  thresholds: Thresholds;
  times: HearingTimes;
  words: Record<string, SpokenWord>;
  schema: "instep.hearing/1";
};

/** Probabilities from 0 to 1 that must be reached; above 1 means never. */
export type Thresholds = {
  stop_silent: number;
  stop_speaking: number;
  stop_phrases: number;
  stop_in_talk: number;
  talk: number;
  doubt: number;
  masked: number;
  settle: number;
  hear: number;
  easing: number;
  moving: number;
  increasing: number;
  asking: number;
  number: number;
  yes: number;
  no: number;
};

/** Times in ms; `hearing.yaml` says what each one is for. */
export type HearingTimes = {
  settle: number;
  refractory: number;
  deaf_to_others: number;
  undo_easing: number;
  undo_moving: number;
  agree_within: number;
  yes_within: number;
  no_more_after_pain: number;
  answer_within: number;
  question_longest: number;
  duck: number;
  talk_from: number;
  talk_until: number;
};

/** A word of the ear: the chart's events it does and undoes, or the line, number or foot it stands for. */
export type SpokenWord = {
  kind: WordClass;
  event: string | null;
  undo: string | null;
  say: string | null;
  number: number | null;
  foot: Side | null;
};

/** How much may go wrong if a word was misheard; this decides how it is acted on. */
export type WordClass = "answer" | "asking" | "easing" | "heard" | "increasing" | "moving" | "number" | "stop";

/** What the page expects of a microphone, content/ear/microphone.yaml. */
export type Microphone = {
  coach: CoachHeard;
  voice: VoiceBeside;
  trouble: MicrophoneTrouble;
  rehearsal: RehearsalRules;
};

/** How the coach's own sound comes back. */
export type CoachHeard = {
  delay_ms: number;
  hangover_ms: number;
  likeness: number;
};

/** When somebody else than the coach is heard, and by how much the coach gives way. */
export type VoiceBeside = {
  at_least: number;
  above_echo_db: number;
  echo_step_db: number;
  echo_learned_ms: number;
  duck_db: number;
};

/** When a microphone hears nothing, or too much. */
export type MicrophoneTrouble = {
  silent_db: number;
  silent_ms: number;
  clipped: number;
  clipped_ms: number;
};

/** The words of the rehearsal and how long each is waited for. */
export type RehearsalRules = {
  steps: Array<string>;
  step_ms: number;
  faint_db: number;
};

/** The addresses of the ear's files. */
export type EarFiles = {
  embedding: string;
  head: string;
};

/** When the track speaks, and how long each clip does, in ms. */
export type Playback = {
  spans: Array<[number, number]>;
  clips: Record<string, number>;
};

/** What a page of questions listens with; clips in ms of its voice's file. */
export type PageHearing = {
  rules: SentHearingRules;
  microphone: Microphone;
  files: EarFiles;
  modules: Array<string>;
  playback: Playback;
  clips: Record<string, [number, number]>;
};

/** What any page listens with. */
export type HearingDocument = {
  rules: SentHearingRules;
  microphone: Microphone;
  files: EarFiles;
  modules: Array<string>;
  playback: Playback;
};

/** When the coach would be taken for a stop, in ms of the track and of each clip. */
export type Masks = {
  track: Array<[number, number]>;
  clips: Record<string, Array<[number, number]>>;
};

/** The ids of every fact that was sent: each is on disk now. */
export type KeptIds = {
  kept: Array<string>;
};
