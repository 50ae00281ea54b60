export { LANGUAGES, type Language } from "../base/language.ts";
