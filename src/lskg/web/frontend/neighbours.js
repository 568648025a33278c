// The neighbourhood of a thing: drawn when its part of the page is opened, one click walks on.
for (const part of document.querySelectorAll("details.neighbours")) {
  part.addEventListener("toggle", async () => {
    const box = part.querySelector(".network");
    if (!part.open || box.childElementCount) {
      return;
    }
    const { drawNetwork } = await import("./network.js");
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
