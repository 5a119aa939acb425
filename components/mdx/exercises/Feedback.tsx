import styles from './exercises.module.css';

interface Props {
  /** The field is described by it. */
  id: string;
  right: boolean;
  /** Answers handed in since the page was opened: the same words twice are two announcements. */
  tries: number;
  children: string;
}

/** What the page says of an answer; read aloud after a check, not when an older answer is shown again. */
export function Feedback({ id, right, tries, children }: Props) {
  return (
    <>
      <p id={id} className={styles.feedback} data-right={right} aria-hidden="true">
        {children}
      </p>
      <span role="status" className="visually-hidden">
        {tries ? <span key={tries}>{children}</span> : null}
      </span>
    </>
  );
}
