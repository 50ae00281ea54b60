/** Characters that are read on a small screen without scrolling, in one breath. */
export const SCREEN = 300;
