import type { CSSProperties } from 'react';
import { makePoster, namedPoster, posterName, posterParams } from '@/components/demos/Poster';
import { type AnyDemo, demoIds, loadDemo } from '@/components/demos/registry';
import { href } from '@/components/mdx/href';
import type { DemoProps } from '@/components/mdx/reading';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { presetAt } from '../presetAt';
import { liveAddress } from './liveAddress';

/** A demo as a picture for each preset its slide goes through; paper shows the last unless the steps are printed one by one. */
export async function PrintDemo({
  id,
  name = id,
  preset,
  steps,
  firstStep = 1,
  slide,
}: DemoProps & { slide?: string }) {
  if (!demoIds.includes(id)) return <p className="missing">There is no demo ‘{id}’.</p>;
  const demo = await loadDemo(id);
  const presets = steps?.split(/\s+/).filter(Boolean) ?? [];
  const changes = [0, ...presets.map((_, k) => firstStep + k)];
  return (
    <div className="stage-demo">
      <p className="demo-asks">{demo.asks}</p>
      {changes.map((step, k) => (
        <Run
          key={step}
          demo={demo}
          id={id}
          name={name}
          slide={slide}
          step={step}
          opens={preset}
          preset={presetAt(step, firstStep, presets, preset)}
          last={k === changes.length - 1}
        />
      ))}
    </div>
  );
}

interface RunProps {
  demo: AnyDemo;
  id: string;
  name: string;
  slide?: string;
  /** Step of the slide from which it is shown. */
  step: number;
  /** Preset that the slide opens with, and that of this run. */
  opens?: string;
  preset?: string;
  /** Shown on the complete slide. */
  last: boolean;
}

/** The picture of a run, what it shows in words, how it was made, and the way to the same run, live. */
async function Run({ demo, id, name, slide, step, opens, preset, last }: RunProps) {
  const poster = await makePoster(id, preset);
  const address = liveAddress(id, demo, {
    name,
    slide,
    step,
    preset: opens,
    params: posterParams(demo, preset),
    seed: poster.seed,
    until: poster.step,
  });
  const label = poster.preset && demo.presets[poster.preset]?.label;
  const many = poster.step === 1 ? demo.stepName.one : demo.stepName.many;
  const style = { '--aspect': poster.aspect.toFixed(4) } as CSSProperties;
  return (
    <figure className="print-demo" data-from={step} hidden={!last} style={style}>
      {last ? (
        <StaticHtml
          className="print-picture"
          role="img"
          aria-label={poster.caption}
          html={namedPoster(poster, `on-${slide ?? name}`)}
        />
      ) : (
        <div
          className="print-picture"
          role="img"
          aria-label={poster.caption}
          data-poster={href(`/posters/${posterName({ id, preset })}`)}
        />
      )}
      <figcaption>
        <span>{poster.caption}</span>
        <span className="print-made">
          {label ? `${label}. ` : null}
          Seed {poster.seed}, {poster.step} {many}.
        </span>
        <a className="print-live" href={href(address)}>
          <i className="print-code" data-code="" />
          <span>The same run, live</span>
        </a>
      </figcaption>
    </figure>
  );
}
