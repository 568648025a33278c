// The chart of a question: the rows that the server put beside it, drawn as wide as there is room.
import { drawn } from "./answer-plot.js";

for (const holder of document.querySelectorAll("figure.answer")) {
  const { points, descends } = JSON.parse(holder.dataset.answer);
  const width = Math.max(280, Math.min(holder.clientWidth, 860));
  holder.replaceChildren(drawn(points, { descends, width, title: holder.dataset.title }));
}
