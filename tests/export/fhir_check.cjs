// Reads a list of FHIR R4 resources from standard input; prints, as JSON, every error of npm's validator.
const { Fhir } = require("fhir");

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (piece) => (text += piece));
process.stdin.on("end", () => {
  const fhir = new Fhir();
  const told = JSON.parse(text).flatMap((resource) => {
    const { valid, messages } = fhir.validate(resource, { errorOnUnexpected: true });
    const errors = messages.filter((one) => one.severity === "error" || one.severity === "fatal");
    return errors.length || valid ? errors.map((one) => `${one.location}: ${one.message}`) : ["not valid"];
  });
  process.stdout.write(JSON.stringify(told));
});
