import { parse, stringify } from "yaml";
import { createLibrary, type LoadedLibrary } from "../main/library.ts";
import { ROOT, readSources, type SourceFile } from "../main/sources.ts";
import { loadUnderstanding } from "../main/understanding-file.ts";

/** As short as a complaint can be: words and a person, one more word, then it listens. */
const COMPLAINT = `
flow: complaint
start: why
variables: {why: ""}
nodes:
  why:
    router:
      type: condition
      branches: [{when: 'vars.why == "reply"', go: listening}]
      otherwise: begun
  begun:
    actions:
      - {type: send_contacts, text: complaint.harm, contacts: [child_helpline]}
      - {type: request_person, reason: psea}
    go: listening
  listening:
    wait: {type: anything, timeout: {minutes: 60, go: end}}
    router: {type: save, go: noted}
  noted:
    actions:
      - {type: send, text: complaint.noted}
    go: listening
`;

let shared: LoadedLibrary | null = null;

/** The real flows with a restricted one that is fixed here, so that tests of the lane stand whatever the real one asks. */
export function complaintLibrary(): LoadedLibrary {
  shared ??= createLibrary(sources(), async () => null, loadUnderstanding());
  return shared;
}

function sources(): SourceFile[] {
  const kept = readSources(ROOT).filter(({ path }) => path !== "flows/complaint.yaml");
  return [
    ...kept.map((file) => (file.path === "flows/helpline.yaml" ? { ...file, text: restricted(file.text) } : file)),
    { path: "flows/complaint.yaml", text: COMPLAINT },
  ];
}

function restricted(text: string): string {
  const helpline = parse(text);
  return stringify({
    ...helpline,
    restricted: "complaint",
    topics: { ...helpline.topics, complaint_staff: "complaint" },
  });
}
