import { LANGUAGES } from "../../base/language.ts";
import type { Problem } from "../../base/problem.ts";
import type { LocaleText } from "../../i18n/locale-text.ts";
import { paramsOf } from "../../i18n/params-of.ts";
import { pluralBase } from "../../i18n/plural-forms.ts";
import { COMMON_TEXTS } from "../common-texts.ts";
import { didYouMean } from "../did-you-mean.ts";
import { SCREEN } from "../screen.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf, type Placed } from "./nodes.ts";

/** A number of a service in a text would not be withdrawn when it changes: numbers stand in the registry alone. */
const PHONE = /\p{Nd}(?:[ .\-/()]{0,2}\p{Nd}){4,}/u;

/** Where the lines of numbers stand in a text. */
const NUMBERS = "{{contacts}}";

/** Texts that are missing, too long, unused, or hold a phone number. */
export function textProblems(inspected: Inspected): Problem[] {
  const all = LANGUAGES.flatMap((language) => [...inspected.locales.places[language]]);
  const sent = new Set([...sentBy(inspected), ...Object.values(COMMON_TEXTS)]);
  const used = new Set([...sent, ...labelsOf(inspected)]);
  const files = new Set([...Object.keys(inspected.flows), "common"]);
  const plain = (key: string) => pluralBase(key, (name) => inspected.locales.places.ar.has(name)) ?? key;
  return [
    ...nodesOf(inspected).flatMap((placed) => usedProblems(placed, inspected)),
    ...Object.values(COMMON_TEXTS)
      .filter((key) => !inspected.locales.places.ar.has(key))
      .map((key) => ({ file: "locales/ar/common.yaml", line: 1, path: "", fault: `${key} is missing` })),
    ...all.flatMap(([key, text]) => [
      ...(PHONE.test(text.text) ? [at(text, "holds a phone number: name a contact of the registry instead")] : []),
      ...(sent.has(plain(key)) && text.text.length > SCREEN ? [at(text, tooLong(text.text))] : []),
      ...(files.has(key.slice(0, key.indexOf("."))) && !used.has(plain(key))
        ? [{ ...at(text, "no flow uses this text"), warning: true as const }]
        : []),
    ]),
  ];
}

const tooLong = (text: string) => `has ${text.length} characters; ${SCREEN} fit a small screen`;

function at({ file, line, column, path }: LocaleText, fault: string): Problem {
  return { file, line, column, path, fault };
}

function sentBy(inspected: Inspected): string[] {
  return nodesOf(inspected).flatMap(({ node }) =>
    node.actions.flatMap((action) => ("text" in action ? (action.text ?? []) : [])),
  );
}

function labelsOf(inspected: Inspected): string[] {
  return nodesOf(inspected).flatMap(({ node }) =>
    node.router?.type === "choice" ? node.router.branches.map(({ label }) => label) : [],
  );
}

function usedProblems({ node, problem }: Placed, { locales: { places } }: Inspected): Problem[] {
  const known = [...places.ar.keys()];
  const find = (key: string) => places.ar.get(key) ?? places.ar.get(`${key}_other`);
  const missing = (key: string) => `there is no text ${key}${didYouMean(key, known)}`;
  const inActions = node.actions.flatMap((action, i) => {
    if (!("text" in action) || action.text === undefined) return [];
    const text = find(action.text);
    if (!text) return [problem(["actions", i, "text"], missing(action.text))];
    if (action.type === "send_contacts") {
      return text.text.endsWith(NUMBERS) ? [] : [problem(["actions", i, "text"], `the text must end in ${NUMBERS}`)];
    }
    const given = Object.keys(action.with ?? {});
    const wanted = paramsOf(text.text);
    return [
      ...wanted
        .filter((name) => !given.includes(name))
        .map((name) => problem(["actions", i], `{{${name}}} is not given`)),
      ...given
        .filter((name) => name !== "count" && !wanted.includes(name))
        .map((name) => problem(["actions", i, "with", name], "the text has no such param")),
    ];
  });
  const { router } = node;
  if (router?.type !== "choice") return inActions;
  const labels = router.branches.flatMap(({ label }, i) =>
    find(label) ? [] : [problem(["router", "branches", i, "label"], missing(label))],
  );
  return [...inActions, ...labels];
}
