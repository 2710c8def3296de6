// A slider of Plotly is a picture alone. Here it becomes one that a keyboard moves and a screen reader reads.
(() => {
  "use strict";
  const INSET = 10; // pixels that Plotly leaves at either end of the rail
  const MOVES = {ArrowRight: 1, ArrowUp: 1, PageUp: 3, End: Infinity, ArrowLeft: -1, ArrowDown: -1, PageDown: -3, Home: -Infinity};

  const plotOf = group => group.closest(".js-plotly-plot");
  const optionsOf = group => {
    const plot = plotOf(group);
    const place = [...plot.querySelectorAll(".slider-group")].indexOf(group);
    return plot._fullLayout.sliders.filter(each => each.visible)[place];
  };

  function tell(group) {
    const slider = optionsOf(group);
    if (!slider) return;
    group.setAttribute("aria-valuemax", slider.steps.length - 1);
    group.setAttribute("aria-valuenow", slider.active);
    group.setAttribute("aria-valuetext", slider.steps[slider.active].label);
  }

  function move(group, by) {
    const slider = optionsOf(group), last = slider.steps.length - 1;
    const step = Math.min(last, Math.max(0, slider.active + by));
    if (step === slider.active) return;
    const rail = group.querySelector(".slider-rail-touch-rect"), box = rail.getBoundingClientRect();
    const at = {
      bubbles: true, cancelable: true, view: window,
      clientX: box.left + INSET + (box.width - 2 * INSET) * step / last, clientY: box.top + box.height / 2,
    };
    rail.dispatchEvent(new MouseEvent("mousedown", at));
    plotOf(group).dispatchEvent(new MouseEvent("mouseup", at));
    tell(group);
  }

  function dress(group) {
    const slider = optionsOf(group);
    if (!slider) return;
    group.setAttribute("role", "slider");
    group.setAttribute("tabindex", "0");
    group.setAttribute("aria-valuemin", "0");
    group.setAttribute("aria-label", (slider.currentvalue.prefix || "").replace(/[:\s]+$/, ""));
    tell(group);
    group.addEventListener("keydown", event => {
      if (!(event.key in MOVES)) return;
      event.preventDefault();
      event.stopPropagation();
      move(group, MOVES[event.key]);
    });
    plotOf(group).on("plotly_sliderchange", () => tell(group));
  }

  let waiting = false;
  function look() {
    waiting = false;
    document.querySelectorAll(".slider-group:not([role])").forEach(group => {
      if (plotOf(group) && plotOf(group)._fullLayout) dress(group);
    });
  }
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  new MutationObserver(soon).observe(document.documentElement, {childList: true, subtree: true});
  soon();
})();
