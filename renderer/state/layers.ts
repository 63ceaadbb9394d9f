/** Which of the app's own dialogs lies over the screen. */
import { create } from 'zustand';

type Layers = { open: 'palette' | 'keys' | null };

export const useLayers = create<Layers>(() => ({ open: null }));

export function openLayer(open: Layers['open']): void {
  useLayers.setState({ open });
}
