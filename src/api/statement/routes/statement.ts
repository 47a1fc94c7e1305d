import { publicRoutes } from '../../../public/serve-collection';

export default publicRoutes('statement', 'statements');
