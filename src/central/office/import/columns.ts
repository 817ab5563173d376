import { headingsOf } from './headings.ts';

/** The columns an import knows, and the headings they go by, without marks or case. The first is what we write. */
const spelled = {
  product: ['Mã', 'Mã hàng', 'Mã hàng hóa', 'Mã sản phẩm', 'Mã SP', 'SKU', 'Code', 'Product ID', 'Product code'],
  name: ['Tên', 'Tên sản phẩm', 'Tên hàng', 'Tên hàng hóa', 'Sản phẩm', 'Tên SP', 'Name', 'Product', 'Product name'],
  nameEn: ['Tên tiếng Anh', 'Tên (tiếng Anh)', 'English name', 'Name (English)', 'Name EN'],
  producer: ['Chủ thể', 'Nhà sản xuất', 'Cơ sở', 'Cơ sở sản xuất', 'Tên chủ thể', 'Producer', 'Producer name'],
  producerKind: ['Loại hình', 'Loại hình chủ thể', 'Loại chủ thể', 'Producer kind'],
  place: ['Địa chỉ', 'Địa phương', 'Nơi sản xuất', 'Place', 'Address'],
  address: ['Địa chỉ hiện nay', 'Địa chỉ mới', 'Address today', 'New address'],
  category: ['Nhóm', 'Nhóm hàng', 'Nhóm sản phẩm', 'Danh mục', 'Ngành hàng', 'Category', 'Group'],
  set: ['Bộ sản phẩm', 'Bộ sản phẩm OCOP', 'Product set'],
  unit: ['Đơn vị', 'Đơn vị tính', 'ĐVT', 'Unit'],
  netContent: ['Quy cách', 'Khối lượng tịnh', 'Dung tích', 'Khối lượng', 'Net content', 'Pack', 'Size'],
  weighed: ['Bán cân', 'Bán theo cân', 'Cân', 'Weighed'],
  codes: ['Mã vạch', 'Barcode', 'Barcodes', 'EAN', 'GTIN'],
  price: ['Giá', 'Giá bán', 'Giá bán lẻ', 'Đơn giá', 'PL Giá bán lẻ', 'Price', 'Retail price'],
  demo: ['Giá dùng thử', 'Demo price', 'Demo'],
  taxClass: ['Loại thuế', 'Nhóm thuế', 'Thuế', 'Thuế GTGT', 'VAT', 'Tax class', 'Tax'],
  stars: ['Sao', 'Số sao', 'Hạng sao', 'Sao OCOP', 'Stars', 'Star rating'],
  decision: ['Số quyết định', 'Quyết định', 'Decision', 'Decision no'],
  issuer: ['Nơi cấp', 'Cơ quan cấp', 'Issued by'],
  issuedOn: ['Ngày cấp', 'Ngày công nhận', 'Ngày quyết định', 'Issued', 'Issued on'],
  expiresOn: ['Ngày hết hạn', 'Hết hạn', 'Hiệu lực đến', 'Expires', 'Expires on'],
  story: ['Câu chuyện', 'Câu chuyện sản phẩm', 'Giới thiệu', 'Story'],
  storyInEnglish: ['Câu chuyện (tiếng Anh)', 'Giới thiệu (tiếng Anh)', 'Story (English)', 'Story EN'],
} as const;

export type Column = keyof typeof spelled;

/** Without these two a row says nothing that could be sold. */
export const requiredColumns = ['name', 'price'] as const satisfies readonly Column[];

export const catalogueHeadings = headingsOf<Column>(spelled);
export const { columns: allColumns, headingOf } = catalogueHeadings;
