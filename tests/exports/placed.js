// Draws a figure and tells where on its sheet each text, each point and each line lies, in pixels.
async (figure) => {
  const sheet = document.getElementById("sheet");
  await Plotly.newPlot(sheet, figure.data, figure.layout, {staticPlot: true});
  const edge = sheet.getBoundingClientRect();
  const boxOf = (element) => {
    const box = element.getBoundingClientRect();
    return {left: box.left - edge.left, right: box.right - edge.left, top: box.top - edge.top,
            bottom: box.bottom - edge.top};
  };
  const seen = (element) => {
    for (let one = element; one !== sheet; one = one.parentElement) {
      const {opacity, display, visibility} = getComputedStyle(one);
      if (Number(opacity) === 0 || display === "none" || visibility === "hidden") return false;
    }
    return true;
  };
  // The frame of the plot that an element is drawn in, in which it is cut off unless told.
  const frameOf = (element) => {
    const plot = element.closest(".subplot"), clipped = element.closest("[clip-path]");
    if (!plot || !clipped || !plot.contains(clipped)) return null;
    const {xaxis, yaxis} = sheet._fullLayout._plots[[...plot.classList].find((name) => /^x\d*y/.test(name))];
    return {left: xaxis._offset, right: xaxis._offset + xaxis._length, top: yaxis._offset,
            bottom: yaxis._offset + yaxis._length};
  };
  const inFrame = (frame, x, y) =>
    !frame || (x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom);
  // A line as points a few pixels apart.
  const along = (path) => {
    const long = path.getTotalLength(), place = path.getScreenCTM(), frame = frameOf(path), points = [];
    for (let at = 0; at <= long; at += 3) {
      const {x, y} = path.getPointAtLength(at).matrixTransform(place);
      if (inFrame(frame, x - edge.left, y - edge.top)) points.push([x - edge.left, y - edge.top]);
    }
    return points;
  };
  const labels = [...sheet.querySelectorAll(".annotation")];
  const owner = (element) => labels.indexOf(element.closest(".annotation"));
  const texts = [...sheet.querySelectorAll("text")].filter((text) => text.textContent.trim() && seen(text))
    .map((text) => {
      const ground = text.closest(".annotation")?.querySelector("rect.bg");
      return {...boxOf(text), text: text.textContent.slice(0, 60), size: parseFloat(getComputedStyle(text).fontSize),
              covered: Boolean(ground) && Number(getComputedStyle(ground).fillOpacity) > 0, owner: owner(text),
              turned: Boolean(text.closest("[transform*='rotate(-90']"))};
    }).filter((box) => box.right > box.left);
  for (const inner of sheet.querySelectorAll("tspan[style*=font-size]"))
    texts.push({...boxOf(inner), text: inner.textContent, size: parseFloat(getComputedStyle(inner).fontSize), part: true});
  const marks = [...sheet.querySelectorAll(".scatterlayer .points path")].filter(seen)
    .map((path) => ({...boxOf(path), frame: frameOf(path)}))
    .filter(({left, right, top, bottom, frame}) => inFrame(frame, (left + right) / 2, (top + bottom) / 2));
  const drawn = [...sheet.querySelectorAll(".scatterlayer path.js-line")]
    .filter((path) => !path.closest(".trace").querySelector(".js-fill"));
  const rules = [...sheet.querySelectorAll(".shapelayer path")]
    .filter((path) => !path.getAttribute("d").match(/[Zz]/) && getComputedStyle(path).strokeWidth !== "0px");
  const grid = [...sheet.querySelectorAll(".gridlayer path, .zerolinelayer path")];
  const arrows = [...sheet.querySelectorAll(".annotation-arrow-g path.annotation-arrow")].filter(
    (path) => path.getAttribute("d"));
  const lines = [[drawn, "line"], [rules, "rule"], [grid, "grid"], [arrows, "arrow"]].flatMap(([paths, kind]) =>
    paths.filter(seen).map((path) => ({kind, owner: owner(path), points: along(path)})));
  Plotly.purge(sheet);
  return {texts, marks, lines};
}
