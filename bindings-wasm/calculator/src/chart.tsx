// A chart of amounts over days.
import { useEffect, useRef, useState } from "preact/hooks";
import type uPlot from "uplot";

import type { Language } from "./words.js";

export interface Line {
  readonly label: string;
  readonly bold: boolean;
  /** Drawn as steps: a payment holds until the next. */
  readonly values: readonly (number | null)[];
}

interface Props {
  readonly label: string;
  readonly days: readonly number[];
  readonly lines: readonly Line[];
  readonly language: Language;
  readonly shape: "steps" | "line";
  /** Changes with the colours of the page. */
  readonly theme: string;
}

const HEIGHT = 260;

type Plot = typeof uPlot;

/** What draws comes when there is something to draw; it is not what is looked at first. */
let drawing: Plot | null = null;

function useDrawing(): Plot | null {
  const [found, setFound] = useState<{ readonly plot: Plot | null }>({ plot: drawing });
  useEffect(() => {
    if (drawing) return;
    void import("uplot").then((module) => {
      drawing = module.default;
      setFound({ plot: drawing });
    });
  }, []);
  return found.plot;
}

/** The colour that the style sheet gives a name. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function Chart({ label, days, lines, language, shape, theme }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const Plot = useDrawing();
  useEffect(() => {
    const element = place.current;
    if (!element || !Plot || days.length < 2) return;
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    // Two decimals of a compact figure: what a tick says is where it stands.
    const amounts = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
    const months = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
    const [ink, rule, accent] = ["--muted", "--rule", "--accent"].map(colour);
    const font = `12px ${getComputedStyle(document.body).fontFamily}`;
    const steps = Plot.paths.stepped?.({ align: 1 });
    const axis = { stroke: ink, grid: { stroke: rule, width: 1 }, ticks: { show: false }, font };
    const plot = new Plot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        tzDate: (time: number) => Plot.tzDate(new Date(time * 1000), "UTC"),
        scales: { y: { range: (_, __, high) => [0, (high || 1) * 1.08] } },
        axes: [
          { ...axis, size: 34, space: 72, values: (_, ticks) => ticks.map((time) => months.format(new Date(time * 1000))) },
          { ...axis, size: 64, values: (_, ticks) => ticks.map((value) => amounts.format(value)) },
        ],
        series: [
          {},
          ...lines.map(({ bold, label: name }) => ({
            label: name,
            stroke: bold ? accent : ink,
            width: bold ? 2.5 : 1,
            alpha: bold ? 1 : 0.55,
            fill: bold && shape === "line" ? `${accent}22` : undefined,
            paths: shape === "steps" ? steps : undefined,
            points: { show: false },
            spanGaps: false,
          })),
        ] as uPlot.Series[],
      },
      [[...days], ...lines.map((line) => [...line.values])] as uPlot.AlignedData,
      element,
    );
    const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      plot.destroy();
    };
  }, [Plot, days, lines, language, shape, theme]);
  return <div ref={place} class="chart" role="img" aria-label={label} />;
}
