import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { RiCheckLine, RiFileCopyLine, RiLink } from '@remixicon/react';
import { useFormat } from '../format/useFormat';
import { TextButton } from './TextButton';

const SHOWN_MILLISECONDS = 2000;

/** Copies a text, and says so for two seconds. */
export function CopyButton(props: {
  label: string;
  icon?: 'copy' | 'link';
  text: () => string;
}) {
  const { label, icon = 'copy', text } = props;
  const { t } = useFormat();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [copied]);

  const Icon = icon === 'link' ? RiLink : RiFileCopyLine;
  return (
    <TextButton
      startIcon={
        copied ? (
          <RiCheckLine size={16} aria-hidden />
        ) : (
          <Icon size={16} aria-hidden />
        )
      }
      onClick={() => {
        copy(text());
        setCopied(true);
      }}
    >
      {copied ? t('filter.copied') : label}
    </TextButton>
  );
}
