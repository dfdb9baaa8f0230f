// The page's modules that need no page, for whoever works on them: `npm test` takes a second. What they must do in every
// case is held by the thousands of stories that tests/player lives through in Chromium beside Python's twin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

globalThis.document = { documentElement: { lang: "en" } };
const at = (path) => new URL(`../../../${path}`, import.meta.url);
const json = (path) => JSON.parse(readFileSync(at(path), "utf-8"));
const player = (name) => import(at(`src/instep/web/session/player/${name}.js`));

const CHART = json("src/instep/content/chart/session.json");
const PLAN = json("tests/journal/old/story.json").people.me.plan;
const { readScore } = await player("score");
const { newPlace, pressure } = await player("place");
const { advance, send } = await player("statechart");
const { clockTime, wholeLeft } = await player("time_left");
const { messageOf, Words } = await player("words");

function guided(minutes = 1) {
  const score = readScore(PLAN);
  const place = newPlace();
  send(CHART, score, place, { name: "begin" });
  advance(CHART, score, place, minutes * 60_000);
  assert.equal(place.state, "guiding");
  return { score, place };
}

test("a stop ends the session whatever it is doing, and nothing begins it again", () => {
  for (const before of [[], ["pause"], ["hurts"], ["check_due"]]) {
    const { score, place } = guided();
    for (const name of before) send(CHART, score, place, { name });
    send(CHART, score, place, { name: "stop" });
    assert.equal(place.state, "ended", before.join());
    for (const name of ["begin", "resume", "next", "more"]) send(CHART, score, place, { name });
    assert.equal(place.state, "ended");
  }
});

test("after pain the foot is pressed no deeper again, whatever is asked for", () => {
  const { score, place } = guided();
  const before = pressure(score, place);
  send(CHART, score, place, { name: "hurts", pain: 3 });
  advance(CHART, score, place, 60_000);
  for (let n = 0; n < 3; n += 1) send(CHART, score, place, { name: "harder" });
  assert.ok(pressure(score, place) <= before);
});

test("time in a pause is not time of the massage", () => {
  const { score, place } = guided();
  send(CHART, score, place, { name: "pause" });
  const left = wholeLeft(score, place);
  advance(CHART, score, place, 30_000);
  assert.equal(wholeLeft(score, place), left);
});

test("a length of time is told in minutes and seconds, never short of what is left", () => {
  assert.equal(clockTime(40_000), "0:40");
  assert.equal(clockTime(724_100), "12:05");
});

test("a message chooses its plural, and a part that is missing is named but ends no session", (context) => {
  const complaints = context.mock.method(console, "error", () => {});
  const words = new Words({ plain: "Left foot.", times: "{ $n ->\n    [1] once\n   *[other] { $n } times\n}" });
  assert.equal(words.say("plain"), "Left foot.");
  assert.equal(words.say("times", { n: 1 }), "once");
  assert.equal(words.say("times", { n: 4 }), "4 times");
  assert.equal(complaints.mock.callCount(), 0);
  assert.doesNotThrow(() => words.say("times"));
  assert.match(complaints.mock.calls[0].arguments[0], /^times: Unknown variable: \$n/);
  assert.throws(() => words.say("nowhere"), /no words under nowhere/);
});

test("a line of a plan leads to its message by the names that version 0.1.0 wrote", () => {
  assert.equal(messageOf("pressures.light"), "pressures-light");
  const words = new Words({ "interjections-paused": "Resting.", "pressures-light": "Lightly." });
  assert.equal(words.spoken("paused"), "interjections-paused");
  assert.equal(words.spoken("pressures.light"), "pressures-light");
});
