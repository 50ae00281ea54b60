/**
 * The same words without what reaches or names a person: accounts and e-mail addresses, links, and numbers of five digits
 * and more in any script, however they are spaced. Names in plain words stay: only people can find those.
 */
export function maskPersonal(text: string): string {
  return text.replace(LINK, TAKEN).replace(ACCOUNT, TAKEN).replace(NUMBER, ZEROS);
}

/** No letters: nothing is learnt from what stands in the place of a number or a name. */
const TAKEN = "…";
const ZEROS = "00000";

/** With a scheme, with `www`, or of an ending that is seen in chats. */
const LINK =
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|(?<![\p{L}\p{N}@])(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|info|me|io|app|co|eg|ly|sa|ae|sd|sy|it|de|gr|uk|eu|link|online|site|xyz|tv)(?![\p{L}\p{N}@])(?:\/\S*)?/giu;

const ACCOUNT = /\S*[@\uff20]\S+|\S+[@\uff20]/gu;

/** With up to two signs or spaces between any two digits: 0100 123 4567, +20 (100) 123-4567. */
const NUMBER = /\+?\p{N}(?:[^\p{L}\p{N}]{0,2}\p{N}){4,}/gu;
