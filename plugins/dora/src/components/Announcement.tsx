import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

/** Tells screen readers a sentence when it changes, but not the first one. */
export function Announcement({ text }: { text: string | undefined }) {
  const first = useRef(text);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (first.current === undefined) {
      first.current = text;
    } else if (text !== undefined && text !== first.current) {
      first.current = text;
      setSpoken(text);
    }
  }, [text]);
  return <VisuallyHidden role="status">{spoken}</VisuallyHidden>;
}
