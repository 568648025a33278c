// The query page: the editor is fetched when the page is at rest or first touched; until then a
// plain form does its work, in the place that the editor will take.
const TOUCHES = ["pointermove", "pointerdown", "keydown", "focusin", "touchstart", "wheel"];
const REST = 3000;

let begun = false;
function begin() {
  if (begun) {
    return;
  }
  begun = true;
  TOUCHES.forEach((name) => removeEventListener(name, begin));
  import("./editor.js");
}

TOUCHES.forEach((name) => addEventListener(name, begin, { passive: true }));
const rest = () => setTimeout(() => requestIdleCallback(begin), REST);
if (document.readyState === "complete") {
  rest();
} else {
  addEventListener("load", rest);
}
