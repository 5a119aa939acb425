import { Tabs } from './Tabs';
import styles from './tabs.module.css';

export interface CloudToolsProps {
  classNames: readonly string[];
  /** Class of new points; null: the eraser. */
  pen: number | null;
  onPen(pen: number | null): void;
  onClear(): void;
}

const words = { legend: 'Pen', erase: 'Erase', clear: 'Clear' };

/** Which points a `CloudPainter` sets: a pen for each class, the eraser, and a button that takes all away. */
export function CloudTools({ classNames, pen, onPen, onClear }: CloudToolsProps) {
  const ids = [...classNames.keys()].map(String);
  const labels = { ...Object.fromEntries(classNames.entries()), erase: words.erase };
  return (
    <div className={styles.tools}>
      <Tabs
        legend={words.legend}
        ids={[...ids, 'erase']}
        labels={labels}
        chosen={pen === null ? 'erase' : String(pen)}
        choose={(id) => onPen(id === 'erase' ? null : Number(id))}
      />
      <button type="button" onClick={onClear}>
        {words.clear}
      </button>
    </div>
  );
}
