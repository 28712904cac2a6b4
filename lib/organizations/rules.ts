/** One node of the tree, as far as its place is concerned. */
export type TreeNode = { id: number; name: string; parentId: number | null };

/** A node with its place: the names of those above it, topmost first. */
export type Placed<Node extends TreeNode> = Node & { depth: number; above: string[] };

/**
 * The nodes from the top down, each followed by those under it; brothers keep the order they came in. A node whose parent
 * is missing stands at the top.
 */
export function inTreeOrder<Node extends TreeNode>(nodes: readonly Node[]): Placed<Node>[] {
  const children = childrenByParent(nodes);
  const placed: Placed<Node>[] = [];
  const visit = (parent: number | null, above: string[]) => {
    for (const node of children.get(parent) ?? []) {
      placed.push({ ...node, depth: above.length, above });
      visit(node.id, [...above, node.name]);
    }
  };
  visit(null, []);
  return placed;
}

/** Where a node stands, as people read it: 镇党委 / 居民区党总支. Empty at the top. */
export function pathAbove({ above }: { above: readonly string[] }): string {
  return above.join(" / ");
}

/** The node itself and everything under it. */
export function selfAndBelow(nodes: readonly TreeNode[], id: number): Set<number> {
  const below = new Set([id]);
  const children = childrenByParent(nodes);
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const child of children.get(next) ?? []) {
      if (!below.has(child.id)) {
        below.add(child.id);
        queue.push(child.id);
      }
    }
  }
  return below;
}

/** What still belongs to an organization. */
export type Belongings = { children: number; lecturers: number; teams: number; points: number; accounts: number };

/** Why an organization cannot be archived, as a sentence, or null: what belongs to it has to move first. */
export function refusalOfBelongings(belongings: Belongings): string | null {
  const named = [
    belongings.children && `${belongings.children} 个下级组织`,
    belongings.lecturers && `${belongings.lecturers} 位讲师`,
    belongings.teams && `${belongings.teams} 个讲师团`,
    belongings.points && `${belongings.points} 个教学点`,
    belongings.accounts && `${belongings.accounts} 个账号`,
  ].filter(Boolean);
  return named.length > 0 ? `还有 ${named.join("、")}属于这个组织：请先把它们改到别的组织，或者归档。` : null;
}

function childrenByParent<Node extends TreeNode>(nodes: readonly Node[]): Map<number | null, Node[]> {
  const known = new Set(nodes.map(({ id }) => id));
  const children = new Map<number | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    const brothers = children.get(parent);
    if (brothers) brothers.push(node);
    else children.set(parent, [node]);
  }
  return children;
}
