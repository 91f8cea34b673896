/** What a paper's text is asked for by: its name at arXiv, and what it should be about. */
export type TextPaper = { id: string; version: number; title: string; abstract: string };

/** Why there is no text of a paper: a code for programs, a sentence for people. */
export type TextFailure = {
  code:
    | "none" // arXiv has no such form of the paper, or there is no text in it
    | "withdrawn"
    | "wrong_paper" // a text, but another's
    | "incomplete" // it breaks off, or its conversion failed on the way
    | "unreadable" // encrypted, broken, or of a form unknown here
    | "too_large"
    | "failing" // no answer that could be used, though other papers may fare better
    | "away"; // arXiv throttles, refuses or is not there: nothing should be asked of it for a while
  message: string;
  retryAfterSeconds?: number;
};

export function isTextFailure(outcome: object): outcome is TextFailure {
  return "code" in outcome;
}
