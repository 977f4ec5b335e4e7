import { screen } from '@testing-library/react';

/** A panel, once what it shows is there. */
export function findPanel(name: string): Promise<HTMLElement> {
  return screen.findByRole('region', { name, busy: false });
}
