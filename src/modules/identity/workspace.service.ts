import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { WorkspaceDto, type EditWorkspaceDto } from './workspace.dto.js';
import { WorkspaceRepository } from './workspace.repository.js';

/** The practice or agency itself. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly workspaces: WorkspaceRepository,
    private readonly events: Events,
  ) {}

  async read(): Promise<WorkspaceDto> {
    return WorkspaceDto.of(await this.workspaces.own(actor()), actor());
  }

  /** How the practice is called, in whatever it sends and shows; also for those who may not read the rest of it. */
  name(): Promise<string> {
    return this.workspaces.name(actor());
  }

  /** @throws Stale */
  async edit({ name, notesOpening }: EditWorkspaceDto, expected: number | null): Promise<WorkspaceDto> {
    const workspace = await this.workspaces.own(actor());
    refuseStale(workspace.version, expected);
    await this.workspaces.change(workspace, {
      name: name ?? workspace.name,
      notesOpening: notesOpening ?? workspace.notesOpening,
    });
    await this.events.tell('workspace.changed', workspace.id);
    return this.read();
  }
}
