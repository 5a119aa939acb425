'use client';
import { useEffect, useRef, useState } from 'react';
import { FetchedPicture, useIsSeen } from './FetchedPicture';

interface NearPictureProps {
  /** Address of the SVG. */
  src: string;
  /** What it shows, in words. */
  label: string;
  aspect: number;
}

/** A picture that is fetched when the reader comes near it, or prints the page. */
export function NearPicture(props: NearPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useIsSeen(box, true, '600px 0px');
  const [printed, setPrinted] = useState(false);
  useEffect(() => {
    const print = () => setPrinted(true);
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, []);
  return <FetchedPicture box={box} wanted={seen || printed} {...props} />;
}
