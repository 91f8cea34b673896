import { longDate } from "../../arxiv/calendar";
import { abstractUrl } from "../../arxiv/ids";
import type { Replay } from "../../builder/replay";
import type { Selected } from "../../editions/selection";
import type { Links } from "../../feeds/links";
import { titleText } from "../../feeds/text";
import type { Interest } from "../../interest/interest";
import { counted } from "../../words";
import { buildPath, withLike } from "../addresses";
import { type Html, html } from "../html";
import { reasonChips } from "../reasons";

const mostChosen = 10;
const mostBelow = 8;

/** The head of the newest day and what just missed it: what to judge a feed by. */
export function topPapers(
  newest: NonNullable<Replay["newest"]>,
  interest: Interest,
  links: Links,
): Html {
  const { day, chosen, rest } = newest;
  const liked = new Set(interest.likes);
  const line = ({ paper, ...why }: Selected) => {
    const like = buildPath(withLike(interest, paper.id), links);
    return html`<li><a href="${abstractUrl(paper.id)}">${titleText(paper.title) || paper.id}</a>
${!liked.has(paper.id) && html`<a class="more" href="${like}" rel="nofollow">more like this</a>`}
${reasonChips(why)}</li>\n`;
  };
  const more = chosen.length - mostChosen;
  return html`<h3>${longDate(day)}</h3>
${chosen.length === 0 && html`<p>Nothing of this day is what it asks for.</p>`}
${chosen.length > 0 && html`<ol class="top-papers">\n${chosen.slice(0, mostChosen).map(line)}</ol>`}
${more > 0 && html`<p class="quiet">and ${counted(more, "paper")} more.</p>`}
${
  rest.length > 0 &&
  html`<h3>Just below the cut</h3>
<ol class="top-papers" start="${chosen.length + 1}">\n${rest.slice(0, mostBelow).map(line)}</ol>`
}`;
}
