import { ChapterProgress } from './ChapterProgress';
import styles from './exercises.module.css';
import { ProgressTools } from './ProgressTools';

interface Props {
  chapter: string;
  /** `id:fields`, a word for each exercise. */
  tasks: string;
}

/** Above the first exercise of a chapter: how far you are, and where that is kept. */
export function ExercisesHead({ chapter, tasks }: Props) {
  const read = tasks.split(' ').map((task) => {
    const [id, answers] = task.split(':');
    return { id, answers: Number(answers) };
  });
  return (
    <div className={styles.head}>
      <ChapterProgress chapter={chapter} tasks={read} />
      <ProgressTools />
    </div>
  );
}
