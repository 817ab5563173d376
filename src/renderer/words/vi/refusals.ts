import type { RefusalCode } from '../../../shared/refusal.ts';

export const refusals = {
  'not-enrolled': 'Máy quầy này chưa ghép với trung tâm nào.',
  'already-enrolled': 'Máy quầy này đã ghép với trung tâm rồi.',
  'not-signed-in': 'Chọn tên người bán trước đã.',
  'no-such-person': 'Tên này không còn bán ở điểm này. Chọn tên khác hoặc hỏi trung tâm.',
  'needs-approval': 'Việc này cần quản lý cho phép bằng mã PIN. Chưa có gì thay đổi.',
  'pin-needed': 'Người này chưa có mã PIN ở máy quầy này. Đặt mã PIN trước.',
  'wrong-pin': 'Mã PIN chưa đúng. Còn {{left}} lần thử.',
  'pin-wait': 'Sai mã PIN nhiều lần. Chờ {{wait}} rồi thử lại; người khác vẫn vào được.',
  'pin-blocked': 'Sai mã PIN quá nhiều lần. Nhờ quản lý mở để đặt mã mới; người khác vẫn vào được.',
  'pin-centre': 'Mã PIN này đã bị thử sai quá nhiều lần. Nhờ trung tâm đặt lại; người khác vẫn vào được.',
  'weak-pin': 'Mã này dễ đoán. Chọn sáu số khác, không lặp, không theo thứ tự.',
  'release-needed': 'Cần quản lý mở trước khi đặt mã PIN. Chưa có gì thay đổi.',
  'not-yourself': 'Không tự cho phép mình được. Nhờ một quản lý khác. Chưa có gì thay đổi.',
  'may-not-approve': 'Người này không có quyền cho phép việc này. Chưa có gì thay đổi.',
  'pins-unusable':
    'Máy này không mở được kho mã PIN nên chưa ai vào được bằng PIN. Không mất phiếu nào; báo người trông máy, rồi nhờ trung tâm đặt lại PIN.',
  'no-such-folder': 'Không có thư mục này. Kiểm tra ổ đã cắm chưa và đường dẫn. Chưa có gì thay đổi.',
  'folder-of-till': 'Thư mục này nằm trong thư mục của quầy: máy hỏng thì mất theo. Chọn nơi khác.',
  'folder-not-writable': 'Không ghi được vào thư mục này. Chọn nơi khác hoặc mở khoá ghi của ổ.',
  'backup-damaged': 'Bản sao lưu này không kiểm tra đủ nên không dùng được. Chọn bản khác. Chưa có gì thay đổi.',
  'backup-of-another':
    'Bản sao lưu này là của máy khác: khoá của nó không ở máy này. Nhờ trung tâm bấm “Thay máy này” ở quầy cũ, rồi nhập mã để máy này mang số quầy đó.',
  'epochs-used-up': 'Quầy này đã khôi phục đủ một trăm lần. Nhờ trung tâm thay máy. Chưa có gì thay đổi.',
  'no-such-backup': 'Không còn thấy bản sao lưu này. Kiểm tra ổ đã cắm chưa rồi tìm lại.',
  'nothing-to-restore': 'Dữ liệu của quầy vẫn lành, không cần khôi phục.',
  'till-unusable': 'Quầy chưa mở được dữ liệu. Khôi phục trước đã.',
  'no-open-shift': 'Chưa mở ca. Mở ca rồi làm lại.',
  'shift-already-open': 'Ca đang mở rồi, bán tiếp được ngay.',
  'other-days-shift': 'Ca ngày {{day}} chưa đóng. Đếm két và đóng ca đó trước, rồi mở ca mới; không mất phiếu nào.',
  'absurd-amount': 'Số tiền phải từ 1.000 đồng và không quá 100 triệu đồng. Chưa ghi gì; kiểm lại số vừa nhập.',
  'more-than-drawer':
    'Két không đủ tiền để chi hay trả khách số này. Chưa ghi gì; kiểm lại số, hoặc ghi Thu tiền vào két trước.',
  'goods-on-counter':
    'Còn hàng trong phiếu đang mở hoặc phiếu đang giữ. Thu tiền hay bỏ phiếu đó trước, rồi đổi chế độ; chưa đổi gì.',
  'training-on': 'Đang ở chế độ huấn luyện. Tắt huấn luyện trước rồi làm lại; chưa ghi gì.',
  'other-draft': 'Phiếu này đã được ghi hay bỏ ở cửa sổ khác. Chưa đổi gì; xem lại phiếu đang mở.',
  'draft-begun': 'Phiếu nhập đang soạn đã có hàng. Ghi hoặc bỏ phiếu đó trước; chưa đổi gì.',
  'no-such-announcement': 'Máy này không có báo trước đó: có thể là của điểm bán khác. Chưa ghi gì.',
  'announcement-withdrawn': 'Văn phòng đã rút lại báo này. Chưa ghi gì; hàng có thật thì bấm “Nhập không theo báo”.',
  'announcement-received':
    'Báo này đã nhận ngày {{day}}, phiếu {{number}}. Không ghi thêm lần nữa; hàng giao thêm thì bấm “Nhập không theo báo”.',
  'draft-full': 'Phiếu này đã đủ 500 dòng. Ghi phiếu này rồi nhập tiếp ở phiếu mới; không mất dòng nào.',
  'draft-unfinished': 'Còn dòng chưa đủ số lượng, giá hoặc hạn. Chưa ghi gì; xem các dòng được đánh dấu.',
  'basket-not-received': '{{name}} là giỏ quà: nhập từng món trong giỏ. Chưa thêm gì.',
  'note-unreadable':
    'Không đọc được tệp này. Lưu lại thành Excel (.xlsx) hoặc CSV UTF-8 rồi chọn lại; chưa thêm dòng nào.',
  'exchange-unreadable':
    'Không đọc được tệp này: hỏng, thiếu, hoặc không phải tệp của trung tâm. Chép lại từ trung tâm rồi nhận lại; chưa đổi gì.',
  'exchange-for-centre':
    'Đây là tệp máy quầy ghi cho trung tâm. Mang tệp này lên trung tâm; nhận ở đây là tệp trung tâm trả lời. Chưa đổi gì.',
  'exchange-other-till': 'Tệp này trung tâm lập cho máy quầy khác. Chọn tệp của máy này; chưa đổi gì.',
  'exchange-unsigned': 'Tệp này không phải trung tâm của máy quầy này lập. Chưa đổi gì; hỏi trung tâm.',
  'exchange-gap':
    'Tệp này nối tiếp từ chỗ máy chưa có. Ghi tệp mới ở máy này, mang lên trung tâm rồi nhận tệp trả lời; không mất gì.',
  'exchange-too-large': 'Tệp này lớn hơn mọi tệp trả lời của trung tâm. Chọn lại tệp; chưa đổi gì.',
  'note-too-large': 'Tệp này lớn hơn một phiếu giao hàng. Tách thành nhiều tệp; chưa thêm dòng nào.',
  'note-empty': 'Tệp này không có dòng hàng nào. Chưa thêm gì.',
  'note-columns': 'Tệp này thiếu cột: {{names}}. Tải mẫu để xem các cột; chưa thêm dòng nào.',
  'absurd-float': 'Tiền đầu ca phải từ 0 đến 100 triệu đồng. Kiểm lại số vừa nhập.',

  'unknown-code': 'Không có món nào mang mã {{code}}. Gõ tên để tìm (F3), hoặc báo trung tâm thêm mã này.',
  'bad-check-digit': 'Mã {{code}} đọc chưa đúng, chưa bán gì. Lau mã rồi quét lại.',
  'link-not-product':
    'Đây là mã dẫn tới trang web, không phải mã hàng; máy không mở trang: {{code}}. Quét mã vạch trên bao bì, hoặc tìm theo tên (F3).',
  'bad-gs1':
    'Mã {{code}} đọc chưa đúng hoặc in sai quy tắc GS1, chưa bán gì. Quét lại; nếu vẫn vậy, tìm món theo tên (F3).',
  'unmarked-gs1':
    'Đầu đọc chưa báo đây là mã GS1 nên không tách được lô và hạn: {{code}}. Quét mã vạch thường trên gói, và nhờ kỹ thuật bật “AIM ID” của đầu đọc.',
  'badge-not-product': 'Đây là thẻ nhân viên, không phải mã hàng. Quét mã vạch trên bao bì.',
  'coupon-not-product': 'Đây là phiếu giảm giá, quầy này chưa nhận: {{code}}. Chưa có gì thay đổi.',
  'past-its-day': '{{name}}: gói này hết hạn ngày {{day}}, không bán được. Để riêng gói này và lấy gói khác.',
  'stock-expired':
    '{{name}}: theo sổ đã hết hạn ngày {{day}}, chưa bán gì. Để riêng ra; gói còn hạn thì nhập kho lô mới.',
  'carton-not-piece': 'Đây là mã thùng của {{name}}, không cho biết mấy gói. Quét mã vạch trên từng gói.',
  'shared-code':
    'Mã {{code}} đang mang nhiều món: {{names}}. Chưa thêm gì; tìm đúng món theo tên (F3) và báo trung tâm sửa mã.',
  'label-price':
    '{{name}}: nhãn ghi {{price}} ₫, giá của máy là {{due}} ₫. Chưa vào phiếu; bán theo giá của máy thì tìm món theo tên (F3), hoặc hỏi quản lý.',
  'no-such-producer': 'Danh mục không có chủ thể này.',
  'books-behind':
    'Sổ quầy này còn {{left}} mục chưa cộng xong, nên chưa quyết toán được. Chưa ghi gì; mở lại trang này để máy cộng tiếp.',
  'nothing-to-settle': '{{name}}: chưa có gì mới để quyết toán. Chưa ghi gì vào sổ.',
  'commission-wanted': '{{name}} có hàng bán không thuộc lô nào. Nhập hoa hồng cho hàng đó rồi quyết toán.',
  'period-settled': 'Đã quyết toán đến hết ngày {{day}}. Chọn ngày đó hoặc ngày sau.',
  'period-to-come': 'Ngày chưa tới. Hôm nay là {{day}}.',
  'statement-changed':
    'Vừa có hàng bán hoặc trả lại: số phải trả nay là {{due}} ₫. Xem lại bảng kê rồi quyết toán; chưa ghi gì vào sổ.',
  'too-many-lines': 'Bảng kê quá dài cho một lần. Chọn kỳ ngắn hơn.',
  'more-than-owed': 'Còn nợ chủ thể {{most}} ₫. Không ghi trả nhiều hơn số đó.',
  'goods-questioned': 'Dòng {{line}}: {{name}} chưa ghi được như vậy. Xem lại dòng đó; chưa ghi gì vào sổ.',
  'no-such-count': 'Máy này chưa biết đợt kiểm kê đó. Chờ máy nhận tin từ trung tâm rồi mở lại; chưa ghi gì.',
  'count-over': 'Đợt kiểm kê này đã chốt (phiếu {{number}}). Chưa ghi thêm gì; cần đếm nữa thì mở đợt mới.',
  'count-elsewhere':
    'Đợt này mở ở máy quầy {{till}} nên xem chênh lệch và chốt ở máy đó. Các phiếu đếm ở đây vẫn giữ và gửi sang.',
  'count-too-old': 'Đợt này mở hơn 30 ngày rồi, sổ lúc đếm không còn đủ để so. Chưa ghi gì; bỏ đợt này và đếm lại.',
  'count-not-handed-in': 'Còn {{count}} dòng đã đếm ở máy này chưa nộp. Nộp hoặc xóa rồi chốt; chưa ghi gì.',
  'nothing-counted': 'Chưa đếm món nào. Quét hàng trước rồi làm lại.',
  'outside-count': '{{name}} không thuộc phần đang kiểm kê. Chưa đếm món này; để riêng hoặc mở đợt khác.',
  'basket-not-counted': '{{name}} là giỏ quà: đếm từng món trong giỏ, không đếm giỏ.',
  'too-many-differences':
    'Có {{count}} món chênh lệch, quá nhiều cho một phiếu. Chưa ghi gì; kiểm kê từng phần nhỏ hơn.',
  'no-such-product': 'Món này không còn trong danh mục. Tìm món khác hoặc hỏi trung tâm.',
  'no-price': '{{name}} chưa có giá nên chưa bán được. Nhờ trung tâm đặt giá.',

  'basket-incomplete':
    '{{name}} có món không còn trong danh mục nên chưa bán được. Các dòng khác vẫn còn; nhờ trung tâm phát hành lại giỏ này.',
  'no-tax-rate': '{{name}} chưa có mức thuế cho hôm nay nên chưa bán được. Nhờ trung tâm đặt loại thuế.',
  'weight-needed': '{{name}} bán theo cân. Nhập số cân.',
  'weighed-times': '{{name}} bán theo cân, mỗi gói một số cân. Bỏ “×” (Esc) rồi quét từng gói.',

  'absurd-quantity': 'Số lượng phải lớn hơn 0 và dưới 10.000. Phiếu giữ nguyên.',
  'not-weighed': 'Món này bán theo cái, số lượng phải là số nguyên. Phiếu giữ nguyên.',
  'cart-full': 'Phiếu này đã đủ 500 dòng. Thu tiền rồi bán tiếp ở phiếu mới.',
  'no-such-line': 'Dòng này không còn trong phiếu.',
  'other-cart': 'Phiếu trên quầy vừa đổi ở cửa sổ khác. Chưa có gì thay đổi; xem lại phiếu rồi làm lại.',
  'absurd-price': 'Giá này thừa hoặc thiếu một số 0 so với giá niêm yết. Kiểm lại; phiếu giữ nguyên.',
  'absurd-discount': 'Không giảm nhiều hơn tiền hàng: nhiều nhất {{most}} ₫. Phiếu giữ nguyên.',
  'nothing-to-discount': 'Chưa có tiền hàng để giảm. Quét hàng trước đã.',
  'reason-needed': 'Chọn lý do đổi giá. Phiếu giữ nguyên.',
  'nothing-to-hold': 'Phiếu chưa có món nào để giữ.',
  'too-many-held': 'Đã giữ {{count}} phiếu. Lấy lại hoặc bỏ bớt một phiếu rồi giữ tiếp.',
  'no-such-held': 'Phiếu này không còn trong danh sách giữ: đã được lấy lại hoặc đã bỏ.',

  'empty-cart': 'Phiếu chưa có món nào để thu tiền.',
  'not-enough': 'Khách đưa còn thiếu {{missing}} ₫.',
  'too-much':
    'Số tiền không phải tiền mặt nhiều hơn cần thu {{over}} ₫. Chỉ tiền mặt mới thối lại được; sửa số vừa nhập.',
  'absurd-given': 'Số tiền khách đưa lớn quá mức cần. Kiểm lại số vừa nhập; chưa thu tiền.',
  'looks-like-card':
    'Trong ô vừa gõ có dãy số giống số thẻ. Máy quầy không lưu số thẻ: xóa đi và chỉ ghi số tham chiếu trên giấy của máy thẻ. Chưa có gì được lưu.',
  'looks-like-phone':
    'Trong ô vừa gõ có dãy số giống số điện thoại. Nhật ký không xoá được nên không ghi số của ai: xoá số đi rồi làm lại. Cần gọi lại khách thì ghi số vào tên phiếu giữ. Chưa có gì được lưu.',
  'voucher-used':
    'Phiếu mua hàng {{code}} đã dùng ở phiếu {{number}}, không nhận lần nữa. Chưa thu gì; chọn cách trả khác.',
  'voucher-twice': 'Phiếu mua hàng {{code}} đã nhận cho phiếu này rồi. Chọn cách trả khác cho phần còn lại.',
  'voucher-aside':
    'Phiếu mua hàng {{code}} đã nhận cho một phiếu đang giữ. Lấy phiếu đó ra thu trước, hoặc chọn cách trả khác.',
  'part-charged':
    'Khoản {{given}} ₫ đã nhận của phiếu này vẫn được giữ. Muốn bỏ thì bấm dấu × ở khoản đó, quản lý cho phép. Chưa thu tiền.',
  'no-such-part': 'Khoản này không còn trong phiếu. Xem lại các khoản đã nhận.',
  'same-bill': 'Một lần chuyển khoản không tính hai lần được. Bỏ bớt một khoản VietQR. Chưa thu tiền.',
  'not-this-bill': 'Mã chuyển khoản này không phải của phiếu đang thu. Chọn VietQR lại. Chưa thu tiền.',
  'not-confirmed':
    'Ngân hàng mới báo nhận {{received}} ₫ / {{given}} ₫. Chưa thu đủ; xem tài khoản rồi tự xác nhận, hoặc chờ thêm.',
  'no-bank-account': 'Điểm bán chưa có tài khoản ngân hàng. Nhờ trung tâm thêm vào, rồi đồng bộ.',
  'no-qr-shown': 'Không còn mã VietQR nào trên màn hình. Chọn VietQR lại.',
  'cart-changed': 'Phiếu vừa đổi nên chưa thu tiền. Xem lại tổng rồi bấm thanh toán lần nữa.',
  'no-such-sale': 'Không tìm thấy phiếu này trong máy.',

  'nothing-to-return': 'Chưa chọn món nào để trả. Chọn số lượng khách trả rồi bấm lại.',
  'more-than-left': '{{name}} chỉ còn trả được {{remaining}}. Phần khác đã trả trước đó; chưa ghi gì.',
  'other-mode': 'Phiếu tập và phiếu thật không trả lẫn nhau. Đổi chế độ huấn luyện rồi làm lại; chưa ghi gì.',
  'refund-differs': 'Tiền trả khách phải đúng {{due}} ₫. Chưa ghi gì; xem lại rồi bấm lại.',
  'refund-past-card': 'Thẻ của phiếu này chỉ còn hoàn được {{most}} ₫. Phần còn lại trả bằng tiền mặt; chưa ghi gì.',
  'no-such-credit': 'Không tìm thấy tiền đổi hàng này ở máy quầy. Xem lại phiếu trả hàng.',
  'credit-too-small': 'Tiền đổi hàng chỉ còn {{most}} ₫. Chưa thu tiền; sửa số vừa nhập.',
  'slip-not-product': 'Đây là mã của một phiếu, không phải mã hàng. Bấm F5 rồi quét để mở phiếu này.',
  'no-such-slip': 'Máy quầy này không có phiếu {{code}}. Xem lại số trên phiếu.',
  'forged-slip':
    'Mã trên phiếu {{code}} không khớp với phiếu gốc trong máy. Có thể phiếu bị sửa hoặc không phải của máy này: đừng trả tiền, báo quản lý.',
  'slip-of-another-till': 'Phiếu {{code}} bán ở Quầy {{till}}. Mang phiếu sang quầy đó để trả hoặc in lại.',
  'slip-of-replaced':
    'Phiếu {{code}} do máy cũ của quầy này bán, trước khi thay máy. Muốn trả hàng thì chọn “Trả không có phiếu” và giữ lại phiếu giấy; trung tâm tra được phiếu này.',
  'slip-of-another-outlet': 'Phiếu {{code}} bán ở điểm khác (mã {{outlet}}). Trả hàng tại nơi đã bán.',
  'no-such-outlet': 'Máy quầy không còn biết điểm bán này. Đồng bộ rồi chọn lại; chưa ghi gì.',
  'no-such-transfer': 'Máy quầy chưa nghe về phiếu chuyển này. Nối mạng, chờ đồng bộ rồi mở lại; chưa ghi gì.',
  'already-accepted': 'Hàng này đã được nhận ngày {{day}}, phiếu {{number}}. Không ghi thêm lần nữa.',
  'transfer-elsewhere': 'Phiếu chuyển này không phải của điểm này mà của {{outlet}}. Chưa ghi gì.',
  'no-such-job': 'Phiếu in này đã được trả lời rồi.',
  'label-too-small':
    'Nhãn quá nhỏ cho {{name}}: giá hoặc điều bắt buộc không đủ chỗ. Chọn khổ nhãn lớn hơn; chưa in gì.',
  'no-such-place': 'Trên tờ không có ô này. Chọn lại ô bắt đầu; chưa in gì.',
  'no-such-printer': 'Máy in này không còn trong danh sách. Xem lại danh sách rồi chọn máy khác; phiếu vẫn còn.',
  'printer-fixed': 'Máy in này được đặt khi mở chương trình nên không đổi ở đây được. Chưa có gì thay đổi.',
  'printer-busy': 'Máy in đang in dở. Chờ in xong rồi làm lại; chưa có gì thay đổi.',
  'not-for-slips': 'Máy in nhãn này không in được phiếu. Chọn máy in phiếu; chưa có gì thay đổi.',
  'not-for-labels': 'Chưa có máy nào in được nhãn. Thêm máy in rồi làm lại; chưa in gì.',
  'nothing-to-calibrate': 'Chỉ máy in phiếu mới in được tờ thử. Chưa có gì thay đổi.',
  'bad-picture':
    'Không dùng được ảnh này làm logo. Chọn ảnh PNG rộng nhất 576 và cao nhất 400 điểm; chưa có gì thay đổi.',
  'port-taken': 'Cổng này đang dùng cho một máy quét hoặc máy in khác. Chọn cổng khác; chưa có gì thay đổi.',

  'disk-full':
    'Ổ đĩa của máy quầy đã đầy nên chưa ghi được phiếu, chưa thu tiền. Xóa bớt tệp trên máy rồi bấm lại; giỏ hàng vẫn còn.',
  'disk-trouble': 'Ổ đĩa của máy quầy không ghi được, chưa thu tiền. Báo người trông máy; giỏ hàng vẫn còn.',

  'centre-unreachable': 'Chưa nối được trung tâm ở địa chỉ này. Kiểm tra mạng và địa chỉ rồi thử lại.',
  'centre-answered-badly': 'Địa chỉ này có trả lời nhưng không phải trung tâm Quầy OCOP. Kiểm tra lại địa chỉ.',
  'enrol-wrong-code': 'Mã ghép máy không đúng. Xem lại từng ký tự.',
  'enrol-expired': 'Mã ghép máy đã hết hạn. Nhờ trung tâm tạo mã mới.',
  'enrol-used': 'Mã này đã ghép một máy khác. Nhờ trung tâm tạo mã mới.',
  'enrol-too-many-tries': 'Đã thử sai nhiều lần. Chờ vài phút rồi thử lại.',
  'version-too-old': 'Trung tâm cần bản Quầy OCOP mới hơn. Cập nhật máy quầy rồi ghép lại.',
  'no-safe-keyring':
    'Máy này chưa có kho khóa bảo mật nên chưa ghép được. Bật kho khóa của hệ điều hành, đăng nhập lại rồi thử lại.',
} as const satisfies Record<RefusalCode, string>;
