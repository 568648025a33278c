// The neighbourhood of a thing: drawn when its part of the page is opened, one click walks on.
import { drawNetwork } from "./network.js";

for (const part of document.querySelectorAll("details.neighbours")) {
  part.addEventListener("toggle", async () => {
    const box = part.querySelector(".network");
    if (!part.open || box.childElementCount) {
      return;
    }
    const { centre, edges, labels, pages } = await (await fetch(box.dataset.edges)).json();
    drawNetwork(box, edges, labels, {
      centre,
      open: (iri) => {
        if (pages[iri]) {
          location.href = pages[iri];
        }
      },
    });
  });
}
