/** Things that are used by one at a time, again and again; whoever comes when all are in use waits for his turn. */
export class Rooms<Room> {
  private readonly free: Room[] = [];
  private readonly waiting: ((room: Room) => void)[] = [];
  private made = 0;

  /** `most` at a time; each is made when there is none free. */
  constructor(
    private readonly most: number,
    private readonly make: () => Room,
  ) {}

  async within<T>(work: (room: Room) => Promise<T>): Promise<T> {
    const room = this.free.pop() ?? (this.made < this.most ? this.next() : await new Promise<Room>((enter) => this.waiting.push(enter)));
    try {
      return await work(room);
    } finally {
      const enter = this.waiting.shift();
      if (enter) enter(room);
      else this.free.push(room);
    }
  }

  private next(): Room {
    this.made += 1;
    return this.make();
  }
}
