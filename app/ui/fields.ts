import type { Fields } from "@/ui/queue";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The item that a part of the form belongs to. */
export const itemAround = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null);
const controlsOf = (element: HTMLElement) =>
  [...element.querySelectorAll<Control>("input[name], select[name], textarea[name]")].filter((control) => control.type !== "hidden");
const nameOf = (control: Control) => control.name.split(".")[0] ?? "";
/** Whether something is typed there, and not chosen. */
export const isText = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

/** Everything on an item, as its form would post it: a field is named `name.item`. */
export function fieldsOf(element: HTMLElement): Fields {
  const fields: Fields = {};
  for (const control of controlsOf(element)) {
    if (!(control instanceof HTMLInputElement && control.type === "radio")) fields[nameOf(control)] = control.value;
    else if (control.checked) fields[nameOf(control)] = control.value;
    else fields[nameOf(control)] ??= "";
  }
  return fields;
}

/** Shows these fields on an item, and opens what hides one that is filled. */
export function showFields(element: HTMLElement, fields: Fields): void {
  for (const control of controlsOf(element)) {
    const value = fields[nameOf(control)] ?? "";
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else control.value = value;
    const folded = control.closest("details");
    if (folded && value !== "" && control.type !== "radio") folded.open = true;
  }
}

/** Whether something was entered before this script ran. */
export const wasTouched = (element: HTMLElement): boolean =>
  controlsOf(element).some((control) => {
    if (control instanceof HTMLInputElement && control.type === "radio") return control.checked !== control.defaultChecked;
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((option) => option.selected !== option.defaultSelected) && control.selectedIndex > 0;
    return control.value !== control.defaultValue;
  });
