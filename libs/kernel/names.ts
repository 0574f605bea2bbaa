/** `assignMemberToKeyPost` → `assign-member-to-key-post`, as HTTP, files and the command line name it. */
export function kebabCase(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `assignMemberToKeyPost` → `AssignMemberToKeyPost`. */
export function pascalCase(camelCase: string): string {
  return camelCase.charAt(0).toUpperCase() + camelCase.slice(1);
}
