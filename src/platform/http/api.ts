import { applyDecorators, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

/** A noun of the API: `/api/v1/<path>`, grouped under its name in the documentation. */
export function ApiController(path: string, tag = path): ClassDecorator {
  return applyDecorators(Controller(`api/v1/${path}`), ApiTags(tag));
}
