'use client';
import { useRef } from 'react';
import { FetchedPicture, useIsSeen } from '@/components/viz/FetchedPicture';

interface NearPictureProps {
  className: string;
  src: string;
  label: string;
  aspect: number;
}

/** A picture that is fetched when the reader comes near it. */
export function NearPicture(props: NearPictureProps) {
  const box = useRef<HTMLElement>(null);
  const wanted = useIsSeen(box, true, '600px 0px');
  return <FetchedPicture box={box} wanted={wanted} {...props} />;
}
