import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddCommentDto, CommentDto, CommentEditsDto, CommentsQuery, EditCommentDto } from './comment.dto.js';
import { CommentsService } from './comments.service.js';

@ApiController('comments')
export class CommentsController {
  constructor(private readonly service: CommentsService) {}

  @Get()
  @Allow('comments.read')
  @ApiOperation({ summary: 'What was said about a task, oldest first; internal comments for members alone' })
  @ApiOkResponse({ type: pageClass(CommentDto) })
  list(@Query() asked: CommentsQuery): Promise<Page<CommentDto>> {
    return this.service.list(asked);
  }

  @Get(':id/edits')
  @Allow('comments.read')
  @ApiOperation({ summary: 'What stood in a comment before it was edited' })
  @ApiOkResponse({ type: CommentEditsDto })
  edits(@Param('id', ParseUUIDPipe) id: string): Promise<CommentEditsDto> {
    return this.service.edits(id);
  }

  @Post()
  @Allow('comments.write')
  @ApiOperation({ summary: 'Comment on a task' })
  @ApiCreatedResponse({ type: CommentDto })
  add(@Body() body: AddCommentDto): Promise<CommentDto> {
    return this.service.add(body);
  }

  @Patch(':id')
  @Allow('comments.write')
  @ApiOperation({ summary: 'Edit your comment, or share an internal one with the client' })
  @ApiOkResponse({ type: CommentDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditCommentDto,
    @IfMatch() version: number | null,
  ): Promise<CommentDto> {
    return this.service.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('comments.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a comment; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('comments.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted comment back' })
  @ApiOkResponse({ type: CommentDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<CommentDto> {
    return this.service.restore(id);
  }
}
