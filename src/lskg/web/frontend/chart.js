// A chart as a picture: the file that the server draws, at twice its size.
const TIMES = 2;

async function save(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * TIMES;
  canvas.height = image.naturalHeight * TIMES;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const { pathname, searchParams } = new URL(address, location.href);
  link.download = `${pathname.split("/").pop().replace(/\.svg$/, "")}-${searchParams.get("chart")}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}

for (const button of document.querySelectorAll("button.png")) {
  button.hidden = false;
  button.addEventListener("click", () => save(button.dataset.svg));
}
