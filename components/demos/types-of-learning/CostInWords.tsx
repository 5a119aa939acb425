import type { ReactNode } from 'react';
import { messages } from './messages';
import type { Params } from './simulation';
import styles from './view.module.css';
import { learnerOf } from './words';

const words = messages.en.kinds;

/** Σ with its index below and, after a space, what is summed. */
const Sum = ({ over, children }: { over: string; children: ReactNode }) => (
  <>
    Σ<sub>{over}</sub> {children}
  </>
);

const FORMULAS: Record<ReturnType<typeof learnerOf>, ReactNode> = {
  logistic: (
    <>
      C(<b>b, w</b>) = −
      <Sum over="i">
        ln p(<i>class</i>
        <sub>i</sub> | x<sub>i</sub>)
      </Sum>{' '}
      / n + ½ λ |<b>w</b>|²
    </>
  ),
  tree: (
    <>
      C(<b>cuts</b>) ={' '}
      <Sum over="parts">
        (n<sub>part</sub> / n){' '}
        <Sum over="k">
          p<sub>k</sub> (1 − p<sub>k</sub>)
        </Sum>
      </Sum>
    </>
  ),
  plane: (
    <>
      C(<b>θ</b>) ={' '}
      <Sum over="i">
        (<i>h</i>
        <sub>i</sub> − <b>θ₀</b> − <b>θ₁</b> x<sub>i1</sub> − <b>θ₂</b> x<sub>i2</sub>)²
      </Sum>{' '}
      / n
    </>
  ),
  process: (
    <>
      C = −ln p(<i>h</i>₁, …, <i>h</i>
      <sub>m</sub>) / m, after m rows
    </>
  ),
  cluster: (
    <>
      C(<b>c, g</b>) ={' '}
      <Sum over="i">
        |x<sub>i</sub> − <b>c</b>
        <sub>
          <b>g</b>(i)
        </sub>
        |²
      </Sum>
    </>
  ),
  walking: (
    <>
      C(<b>π</b>) = −E<sub>π</sub>[{' '}
      <Sum over="t">
        γ<sup>t</sup> <i>reward</i>
        <sub>t</sub>
      </Sum>{' '}
      ]
    </>
  ),
  planning: (
    <>
      C(<b>π</b>) = −E<sub>π</sub>[{' '}
      <Sum over="t">
        γ<sup>t</sup> <i>reward</i>
        <sub>t</sub>
      </Sum>{' '}
      ]
    </>
  ),
};

/** What kind of learning it is now, and its cost in words and in letters. */
export function CostInWords({ params }: { params: Readonly<Params> }) {
  const learner = learnerOf(params);
  const { kind, taught, sentence } = words[learner];
  return (
    <section className={styles.cost} aria-live="polite">
      <p className={styles.kind}>
        <strong>{kind}</strong> <span>{taught}</span>
      </p>
      <p>{sentence}</p>
      <p className={styles.formula}>{FORMULAS[learner]}</p>
    </section>
  );
}
