// Pictures for the clipboard, and pictures drawn by the reader's browser where the server has none to draw with.
document.querySelectorAll(".picture-tool:not([data-ready])").forEach((tool) => {
  const told = tool.dataset;
  told.ready = "yes";
  const script = () => window.Plotly ? Promise.resolve() : new Promise((done, failed) => {
    const element = document.createElement("script");
    Object.assign(element, {src: told.script, onload: done, onerror: failed});
    document.head.append(element);
  });
  const answered = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    told.served = answer.headers.get("refugio-edition") ?? told.edition;  // newer than this page, after a refresh
    return answer;
  };
  const drawn = async (kind) => {
    const [answer] = await Promise.all([answered(told.figure), script()]);
    const figure = await answer.json();
    const {width, height} = figure.layout;
    const picture = await Plotly.toImage(figure, {format: kind, width, height, scale: kind === "png" ? 2 : 1});
    return (await fetch(picture)).blob();
  };
  const made = (kind) => kind === "png" && told.png
    ? answered(told.png).then((answer) => answer.blob()) : drawn(kind);
  const copied = () => navigator.clipboard.write([new ClipboardItem({"image/png": made("png")})]);
  const saved = async (kind) => {
    const link = document.createElement("a");
    const place = URL.createObjectURL(await made(kind));
    const name = told.name.replace(told.edition, told.served);
    Object.assign(link, {href: place, download: `${name}.${kind}`}).click();
    URL.revokeObjectURL(place);
  };
  const savedInstead = async () => {  // browsers copy pictures over https and on localhost alone
    await saved("png");
    return told.instead;
  };
  const works = {copy: window.isSecureContext ? copied : savedInstead, png: () => saved("png"), svg: () => saved("svg")};
  for (const button of tool.querySelectorAll("button")) {
    button.onclick = async () => {
      const status = tool.querySelector("[role=status]");
      try {
        status.textContent = told.busy;
        status.textContent = await works[button.value]() || told.done;
      } catch {
        status.textContent = told.failed;
      }
    };
  }
});
