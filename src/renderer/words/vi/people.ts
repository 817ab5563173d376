export const signIn = {
  title: 'Ai đứng quầy?',
  lead: 'Chạm vào tên của bạn.',
  nobody: 'Trung tâm chưa khai người bán nào cho điểm này. Khi trung tâm thêm tên, tên sẽ hiện ở đây.',
  role: { cashier: 'Bán hàng', manager: 'Quản lý', administrator: 'Quản trị' },
} as const;
