import type { Topic } from "../../domain/topic.ts";

/** What the questions of an answer are mostly about; null for answers that serve several topics, or are new. */
export function topicOfAnswer(key: string): Topic | null {
  return TOPIC_OF.get(key) ?? null;
}

const ANSWERS_OF: Readonly<Partial<Record<Topic, string>>> = {
  asylum_registration: "RF1 RF3",
  cash_assistance: "RI3 RI4",
  child_alone: "CP1 CP2",
  complaint_staff: "SE1",
  contract_check: "RC2 RC3 RC5 CS4",
  costs_and_fees: "CS1",
  documents_lost: "CH2 DO1 WR2",
  documents_passport: "BG2 DO2 DO3 RC4",
  family_reunification: "PW8",
  gbv_abuse: "GB1",
  legal_aid: "LA1",
  missing_relative: "MM1 MM2",
  recruitment_agency_check: "RC1",
  residency_permit: "RF2",
  returnee_business_grant: "RI2",
  returnee_education_children: "RF4 RI5",
  returnee_psychosocial: "PS1 PS2 PS3 RI6",
  rights_at_work: "WR3 WR4",
  smuggling_danger_sea: "IR1 IR2 IR3 IR4",
  study_abroad: "PW9",
  trafficking_help: "TP1",
  trouble_abroad_embassy: "TA1 TA2 TA3 TA4",
  unpaid_wages: "WR1",
  visa_scam: "CS2 CS3",
  want_to_return: "CH1 CH3",
  work_abroad_europe: "BG1 PW5 PW6 PW7",
  work_abroad_gulf: "PW1 PW2 PW3 PW4",
};

const TOPIC_OF: ReadonlyMap<string, Topic> = new Map(
  Object.entries(ANSWERS_OF).flatMap(([topic, keys]) => keys.split(" ").map((key) => [key, topic as Topic] as const)),
);
