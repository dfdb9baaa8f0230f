// Reads a FHIR R4 resource from standard input and prints what npm's validator has to say about it, as JSON.
const { Fhir } = require("fhir");

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (piece) => (text += piece));
process.stdin.on("end", () => {
  const found = new Fhir().validate(JSON.parse(text), { errorOnUnexpected: true });
  process.stdout.write(JSON.stringify(found));
});
