import { MODELS } from '@/lib/ml/galleryModels';
import { text } from './shown';
import styles from './view.module.css';

/** Most pictures in large type. */
const MOST = 3;

const countOf = (bits: number) => MODELS.filter((_, k) => (bits >> k) & 1).length;

/** One more or one less model on the slide; a fourth takes the place of the first, the last one stays. */
function toggled(shown: number, model: number): number {
  let next = shown ^ (1 << model);
  if (next === 0) return shown;
  for (let k = 0; countOf(next) > MOST; k++) if (k !== model) next &= ~(1 << k);
  return next;
}

/** Which models stand on the slide. */
export function StageChoice({ shown, choose }: { shown: number; choose(shown: number): void }) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{text.stage.legend}</legend>
      {MODELS.map((name, k) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={((shown >> k) & 1) === 1}
            onChange={() => choose(toggled(shown, k))}
          />
          <span>{text.short[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}
